package io.penstock.local;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.config.JsonConfig.jsonConfig;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Lending;
import io.penstock.testkit.Mail;
import io.penstock.testkit.Sms;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The lender's way through all four services: from three files, in the wrong order, to the messages to its clients. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LendingIT {

    private static final int CLIENTS = 30_000;
    private static final int LOANS = 50_000;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int RUNS = 3;
    private static final int OPTED_OUT = 20;

    @TempDir
    private static Path home;

    private static Rig rig;

    @BeforeAll
    static void start() throws IOException {
        rig = Rig.start(Quick.options(home));
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @Test
    @Order(1)
    void loansThatCameBeforeTheirClientsAreAllLoadedInTheEnd() throws Exception {
        Path books = Files.createDirectory(home.resolve("books"));
        Lending.of(CLIENTS, LOANS, 1).dueOn(Lending.TODAY.plusDays(3), 400).writeTo(books);
        Map<String, BigDecimal> issued = issuedByMonth(books.resolve("loans.csv"));
        long contacts = contacts(books.resolve("contacts.csv"));

        drop(books, "loans.csv");
        await().until(() -> "1"
                .equals(rig.penstock()
                        .one("SELECT count(*) FROM etl.load WHERE name = 'loans.csv' AND finished_at IS NOT NULL")));
        drop(books, "contacts.csv");
        drop(books, "clients.csv");

        await().untilAsserted(() -> assertEquals(
                "clients " + CLIENTS + " 0, contacts " + contacts + " 0, loans " + LOANS + " 0",
                rig.penstock().one("""
                                SELECT string_agg(concat_ws(' ', dataset, inserted, rejected), ', ' ORDER BY dataset)
                                FROM etl.load WHERE state = 'COMPLETE' AND read = inserted + updated + unchanged + duplicate + rejected""")));
        assertEquals(
                Integer.toString(LOANS),
                rig.penstock().one("SELECT count(*) FROM mart.loan_history WHERE operation = 'INSERT'"));
        await().untilAsserted(() -> assertEquals(issued, issuance()));
    }

    @Test
    @Order(2)
    void everyReminderIsSentOnceThoughTheServiceIsKilledInTheMiddle() throws Exception {
        optOut();
        JsonPath prediction = run(true);
        assertTrue(
                prediction.getInt("selected") >= 500,
                "expected many due loans, found " + prediction.getInt("selected"));

        for (int i = 0; i < RUNS; i++) {
            int before = sent();
            run(false);
            await().until(() -> sent() > before + 30 || pending() == 0);
            rig.platform().service(Service.NOTIFICATION).kill();
            rig.platform().service(Service.NOTIFICATION).start();
            rig.platform().service(Service.NOTIFICATION).awaitReady(PATIENCE);
        }

        await().untilAsserted(() -> assertEquals(expected(prediction), outcomes()));
        await().until(() -> pending() == 0);
        assertNothingTwice();
        assertEquals("0", rig.penstock().one("""
                        SELECT count(*) FROM notification.delivery AS d
                        JOIN mart.contact AS c ON d.recipient IN (lower(c.email), c.phone)
                        WHERE d.template = 'reminder' AND d.state = 'PENDING'
                        AND (now() AT TIME ZONE c.time_zone)::time BETWEEN '08:01' AND '20:59'"""), "waiting for the morning while it is day");
    }

    /** Accepted mails and messages arrived, each once; what may have been sent arrived once or not at all. */
    private static void assertNothingTwice() throws SQLException {
        Map<String, Long> arrived = new HashMap<>();
        rig.servers().mail().mails().stream()
                .filter(mail -> mail.messageId() != null)
                .collect(groupingBy(Mail::messageId, counting()))
                .forEach(arrived::put);
        assertEquals(Set.of(1L), Set.copyOf(arrived.values()));
        Map<String, Long> messages =
                rig.servers().twilio().messages().stream().collect(groupingBy(Sms::to, counting()));
        List<String> acceptedMails = rig.penstock()
                .all(
                        "SELECT provider_id FROM notification.delivery WHERE template = 'reminder' AND channel = 'EMAIL' AND state IN ('ACCEPTED', 'DELIVERED')");
        List<String> acceptedMessages = rig.penstock()
                .all(
                        "SELECT recipient FROM notification.delivery WHERE template = 'reminder' AND channel = 'SMS' AND state IN ('ACCEPTED', 'DELIVERED')");
        assertFalse(acceptedMails.isEmpty());
        assertFalse(acceptedMessages.isEmpty());
        acceptedMails.forEach(id -> assertEquals(1L, arrived.get(id), id));
        acceptedMessages.stream()
                .collect(groupingBy(identity(), counting()))
                .forEach((phone, count) -> assertEquals(count, messages.get(phone)));
    }

    /** What the dry run says becomes of each loan. */
    private static Map<Long, String> expected(JsonPath prediction) {
        Map<Long, String> outcomes = new TreeMap<>();
        for (Map<String, Object> reminder : prediction.<Map<String, Object>>getList("reminders")) {
            String outcome = reminder.get("outcome").equals("WILL_SEND")
                    ? "by " + reminder.get("channel")
                    : (String) reminder.get("outcome");
            outcomes.put(((Number) reminder.get("loanId")).longValue(), outcome);
        }
        return outcomes;
    }

    /** What became of each loan, by the ledger. */
    private static Map<Long, String> outcomes() throws SQLException {
        Map<Long, String> outcomes = new TreeMap<>();
        for (String row : rig.penstock().all("""
                SELECT r.loan_id || '=' || CASE WHEN d.state = 'SUPPRESSED' THEN 'OPTED_OUT'
                    WHEN d.state IN ('ACCEPTED', 'DELIVERED', 'UNKNOWN', 'PENDING', 'SENDING') THEN 'by ' || d.channel
                    ELSE coalesce(d.state, r.outcome) END
                FROM notification.reminder AS r LEFT JOIN notification.delivery AS d ON d.id = r.delivery_id""")) {
            String[] parts = row.split("=", 2);
            outcomes.put(Long.valueOf(parts[0]), parts[1]);
        }
        return outcomes;
    }

    /** Reminders that wait, not counting those that wait for the morning. */
    private static int pending() throws SQLException {
        return Integer.parseInt(rig.penstock().one("""
                SELECT count(*) FROM notification.delivery
                WHERE template = 'reminder' AND (state = 'SENDING' OR state = 'PENDING' AND due_at <= now() + interval '1 minute')"""));
    }

    private static int sent() throws SQLException {
        return Integer.parseInt(
                rig.penstock()
                        .one(
                                "SELECT count(*) FROM notification.delivery WHERE template = 'reminder' AND state IN ('ACCEPTED', 'DELIVERED')"));
    }

    private static void optOut() throws SQLException {
        for (String phone : rig.penstock().all("""
                SELECT phone FROM mart.contact JOIN mart.loan USING (user_id)
                WHERE status = 'ongoing' AND due_at >= '2024-01-25' AND preferred_channel = 'SMS' AND phone IS NOT NULL
                ORDER BY due_at LIMIT\s""" + OPTED_OUT)) {
            user("operator")
                    .put(rig.url(Service.NOTIFICATION) + "/opt-outs/" + phone)
                    .then()
                    .statusCode(200);
        }
    }

    private static JsonPath run(boolean dryRun) {
        return user("operator")
                .post(rig.url(Service.REPORTING) + "/reminders/run?asOf=" + Lending.TODAY + "&dryRun=" + dryRun)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, BigDecimal> issuance() {
        Map<String, BigDecimal> months = new TreeMap<>();
        JsonPath answer = user("viewer")
                .get(rig.url(Service.REPORTING) + "/analytics/issuance")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        for (Map<String, Object> month : answer.<Map<String, Object>>getList("")) {
            months.put((String) month.get("month"), ((BigDecimal) month.get("amount")).stripTrailingZeros());
        }
        return months;
    }

    private static Map<String, BigDecimal> issuedByMonth(Path loans) throws IOException {
        Map<String, BigDecimal> months = new TreeMap<>();
        for (String line : Files.readAllLines(loans).subList(1, LOANS + 1)) {
            String[] fields = line.split(",", -1);
            months.merge(fields[2].substring(0, 7), new BigDecimal(fields[6]), BigDecimal::add);
        }
        months.replaceAll((month, amount) -> amount.stripTrailingZeros());
        return months;
    }

    private static long contacts(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.count() - 1;
        }
    }

    private static void drop(Path books, String name) throws IOException {
        rig.drop(books.resolve(name), name);
    }

    private static RequestSpecification user(String name) {
        return rig.user(name)
                .config(RestAssuredConfig.config()
                        .jsonConfig(jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)));
    }
}
