package io.penstock.notification.reminder;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.TestClock;
import io.penstock.notification.reminder.DueEvents.Told;
import io.penstock.testkit.Servers;
import io.penstock.testkit.TwilioFault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A business date with seven hundred due loans, told again and again in any order. */
@QuarkusTest
class RepeatedRemindersIT {

    private static final Logger LOG = Logger.getLogger(RepeatedRemindersIT.class);
    private static final int LOANS = 700;
    private static final int SEED = 20240125;

    /** Half past eight in Tokyo, before nine in the evening in São Paulo. */
    private static final Instant MORNING_IN_TOKYO = Instant.parse("2024-01-25T23:30:00Z");

    /** What became of each loan's reminder: its outcome, and its delivery's channel and state. */
    private static final String BECAME = """
            SELECT loan_id, concat_ws(' ', outcome, channel, state) FROM notification.reminder
            LEFT JOIN notification.delivery ON id = delivery_id
            """;

    private static final String PREDICTED = """
            SELECT user_id, concat_ws(' ', outcome, channel)
            FROM notification.reachability(ARRAY(SELECT generate_series(1::bigint, %d)))
            """.formatted(LOANS);

    @Inject
    TestClock clock;

    @BeforeEach
    void begin() {
        Reminders.begin(clock);
    }

    @AfterEach
    void end() {
        Reminders.end(clock);
    }

    @Test
    void eachOfSevenHundredIsSentOrExplainedOnceAsPredicted() {
        lend();
        Map<Long, String> predicted = rows("reporting", PREDICTED);
        Random order = new Random(SEED);
        List<Told> run = Reminders.told(LongStream.rangeClosed(1, LOANS)
                .mapToObj(loan -> Reminders.of(loan, 3))
                .toList());
        long start = System.nanoTime();

        DueEvents.publish(shuffled(run, order));
        DueEvents.publish(shuffled(run, order));
        DueEvents.publish(
                shuffled(Reminders.told(run.stream().map(Told::reminder).toList()), order));

        Reminders.awaitHeard();
        LOG.infof(
                "events heard in ms=%d",
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        awaitAllSent("state NOT IN ('PENDING', 'SENDING', 'ACCEPTED') OR state = 'ACCEPTED' AND channel = 'EMAIL'"
                + " OR last_error LIKE 'quiet hours%+09:00'");
        new Mart()
                .add("UPDATE mart.loan SET status = 'paid', paid_at = '2024-01-25 13:00' WHERE loan_id % 70 = 6")
                .write();
        clock.set(MORNING_IN_TOKYO);
        awaitAllSent("state IN ('DELIVERED', 'FAILED', 'SUPPRESSED') OR state = 'ACCEPTED' AND channel = 'EMAIL'");
        assertEquals(expected(), became());
        Map<Long, String> outcomes = new TreeMap<>(rows("notification", BECAME));
        outcomes.replaceAll((loan, became) -> became.replaceFirst(" (ACCEPTED|DELIVERED|FAILED|SUPPRESSED)$", ""));
        predicted.replaceAll((loan, prediction) ->
                loan % 7 == 5 ? "LOAN_UNKNOWN" : prediction.replaceFirst("^NO_CONTACT.*", "NO_CONTACT"));
        assertEquals(new TreeMap<>(predicted), outcomes);
        assertNothingTwice();
    }

    /** Loan n's client is n; what is the matter with them repeats every seven. */
    private static void lend() {
        Mart mart = new Mart();
        for (long n = 1; n <= LOANS; n++) {
            String mail = "c" + n + "@example.test";
            String phone = "+55119%08d".formatted(n);
            String zone = n % 7 == 6 ? "Asia/Tokyo" : "America/Sao_Paulo";
            if (n % 7 != 5) {
                mart.loan(n, "2024-01-28");
            }
            if (n % 7 != 3) {
                mart.contact(n, n % 7 == 4 ? null : mail, phone, n % 7 == 1 ? "SMS" : null, "pt-BR", zone);
            }
            if (n % 7 == 2) {
                LedgerRows.execute("INSERT INTO notification.opt_out (address, kind, reason, created_by) VALUES ('"
                        + mail + "', 'OPTED_OUT', 'opted out', 'test')");
            }
            if (n % 35 == 4) {
                Providers.twilio().failFor(phone, TwilioFault.INVALID_NUMBER);
            }
        }
        mart.write();
    }

    private static Map<String, Long> expected() {
        Map<String, Long> expected = new TreeMap<>();
        expected.put("REACHABLE EMAIL ACCEPTED", 190L);
        expected.put("REACHABLE EMAIL SUPPRESSED", 10L);
        expected.put("REACHABLE SMS DELIVERED", 180L);
        expected.put("REACHABLE SMS FAILED", 20L);
        expected.put("OPTED_OUT EMAIL SUPPRESSED", 100L);
        expected.put("NO_CONTACT", 100L);
        expected.put("LOAN_UNKNOWN", 100L);
        return expected;
    }

    private static Map<String, Long> became() {
        Map<String, Long> became = new TreeMap<>();
        rows("notification", BECAME).values().forEach(one -> became.merge(one, 1L, Long::sum));
        return became;
    }

    private static void assertNothingTwice() {
        long mails = Providers.mail().mails().stream()
                .filter(mail -> mail.to().startsWith("c"))
                .count();
        long recipients = Providers.mail().mails().stream()
                .map(mail -> mail.to())
                .filter(to -> to.startsWith("c"))
                .distinct()
                .count();
        var texts = Providers.twilio().messages().stream()
                .filter(sms -> sms.to().startsWith("+55"))
                .toList();
        assertEquals(190, mails);
        assertEquals(190, recipients);
        assertEquals(180, texts.size());
        assertEquals(180, texts.stream().map(sms -> sms.to()).distinct().count());
        assertEquals("200", LedgerRows.value("SELECT count(*) FROM notification.alert WHERE kind = 'UNREACHABLE'"));
    }

    private static void awaitAllSent(String ended) {
        await().pollInterval(Duration.ofMillis(300))
                .until(() -> LedgerRows.count("delivery WHERE template = 'reminder' AND NOT (" + ended + ")") == 0);
    }

    private static List<Told> shuffled(List<Told> events, Random order) {
        List<Told> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, order);
        return shuffled;
    }

    private static Map<Long, String> rows(String role, String sql) {
        Map<Long, String> rows = new HashMap<>();
        try (Connection connection = Servers.postgres().connect("penstock", role, role);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.put(row.getLong(1), row.getString(2));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
