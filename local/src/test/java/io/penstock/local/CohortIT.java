package io.penstock.local;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Trace;
import io.penstock.testkit.TraceCollector;
import io.penstock.testkit.TracedSpan;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The platform as a person has it: consumers from the utility's database, then a list of their accounts on its way to a
 * workbook; what is seen of it all from outside; that all of it is there after a restart; and files that come again.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CohortIT {

    private static final int CONSUMERS = 2_000;

    @TempDir
    private static Path home;

    private static Rig rig;
    private static TraceCollector collector;

    @BeforeAll
    static void start() throws IOException {
        collector = TraceCollector.start();
        rig = Rig.start(Quick.traced(home, collector.url()));
    }

    @AfterAll
    static void stop() {
        rig.close();
        collector.close();
    }

    @Test
    @Order(1)
    void extractedConsumersAreAppendedToAListOfAccountsAndTheListIsRemoved() throws Exception {
        rig.utility().execute("""
                INSERT INTO consumer_data
                SELECT i, 'Mary Smith', i || ' Main St, Tampa, FL 33602', '(813) 555-0103', 'a' || i || '@example.com',
                       to_char(i, 'FM00000000'), 'M' || i, 'Plan A', '180 kWh', 'Paid'
                FROM generate_series(1, %d) AS i""".formatted(CONSUMERS));
        assertEquals("2000 2000 0 0", extract());
        rig.utility().execute("UPDATE consumer_data SET payment_status = 'Unpaid' WHERE consumer_id::integer <= 3");
        rig.utility().execute("DELETE FROM consumer_data WHERE consumer_id = '2000'");
        assertEquals("1999 0 3 1996", extract());
        assertEquals(CONSUMERS, consumers(), "who vanished is marked, not deleted");

        dropAccounts();

        Path workbook = Path.of(rig.platform().runFile().folders().outbox()).resolve("targets-info.xlsx");
        await().until(() -> Files.exists(workbook));
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            assertTrue(zip.stream().anyMatch(entry -> entry.getName().equals("xl/workbook.xml")));
        }
        Path original = rig.inbox().resolve("cohorts/targets.csv");
        await().until(() -> !Files.exists(original));
        await().until(() -> rig.servers().twilio().messages().stream()
                .anyMatch(message -> message.body().contains("targets.csv")));
        assertEquals(
                "990 40",
                rig.penstock()
                        .one(
                                "SELECT found || ' ' || not_found FROM reporting.cohort WHERE file_name = 'targets-info.xlsx'"));
        assertFalse(rig.user("admin")
                .get(rig.url(Service.REPORTING) + "/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("")
                .isEmpty());
    }

    @Test
    @Order(2)
    void batchIsFollowedFromItsFileToTheMailAndTheTextMessage() throws IOException {
        Path sample = Options.findRoot(Path.of("")).resolve("deploy/sample-data/defects.csv");

        rig.drop(Files.readString(sample), "followed.csv");

        FollowedBatch.await(rig, collector, "followed.csv").isWholeAndSaysNothingOf(Files.readString(sample));
    }

    @Test
    @Order(3)
    void listIsFollowedToItsWorkbook() {
        Trace trace = FollowedBatch.await(rig, collector, "targets.csv").trace();

        TracedSpan workbook = trace.named("make workbook").orElseThrow();
        assertEquals(
                "process etl-complete",
                trace.parentOf(workbook).map(TracedSpan::name).orElseThrow());
        assertEquals("receive file", trace.spans().get(0).name());
    }

    @Test
    @Order(4)
    void linesOfTheLogHaveTheBatchAndTheTrace() throws IOException {
        FollowedBatch followed = FollowedBatch.await(rig, collector, "followed.csv");

        List<JsonPath> lines = logLines("etl").stream()
                .filter(line -> line.getString("message").startsWith("load finished batchId=" + followed.batchId()))
                .toList();

        assertEquals(1, lines.size());
        assertEquals(
                String.valueOf(followed.batchId()),
                String.valueOf(lines.get(0).getMap("mdc").get("batchId")));
        assertEquals(followed.traceId(), lines.get(0).getString("mdc.traceId"));
    }

    @Test
    @Order(5)
    void platformStopsWithoutARestAndIsFoundAgainAsItWas() throws Exception {
        String loads = loads();
        long consumers = consumers();
        assertEquals(rig.platform().runFile(), RunFile.read(home));
        assertThrows(Refused.class, () -> Rig.start(Quick.options(home)), "the folder is in use");
        PlatformProcesses processes = PlatformProcesses.of(rig.platform(), home);

        rig.close();

        processes.assertNoneLeft();
        assertFalse(Files.exists(home.resolve("run.json")));
        assertTrue(Files.exists(home.resolve("secrets.properties")));
        rig = Rig.start(Quick.traced(home, collector.url()));
        assertEquals(loads, loads());
        assertEquals(consumers, consumers());
    }

    private static String loads() {
        return rig.user("viewer")
                .get(rig.url(Service.ETL) + "/loads")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static long consumers() throws SQLException {
        return rig.smart360().number("SELECT count(*) FROM consumer_table");
    }

    @Test
    @Order(6)
    void sameListAgainMakesASecondWorkbook() throws Exception {
        dropAccounts();

        await().until(() -> rig.penstock()
                        .number("SELECT count(*) FROM reporting.cohort WHERE name = 'targets.csv' AND state = 'MADE'")
                == 2);
    }

    @Test
    @Order(7)
    void mondaysFileIsLoadedAgainAfterTuesdaysAndAfterItsUndo() throws Exception {
        String monday = consumer("41 Larkspur Ave");
        dropAndAwait(monday, "monday.csv", "41 Larkspur Ave");
        dropAndAwait(consumer("9 Meridian Ave"), "tuesday.csv", "9 Meridian Ave");
        dropAndAwait(monday, "wednesday.csv", "41 Larkspur Ave");

        long wednesday = batch("wednesday.csv", "STAGED");
        String undo = rig.url(Service.ETL) + "/loads/" + wednesday + "/undo";
        // The load may be in use for a moment longer.
        await().until(() -> rig.user("operator").post(undo).statusCode() == 200);
        assertEquals("9 Meridian Ave", addressAtSmart360());
        dropAndAwait(monday, "thursday.csv", "41 Larkspur Ave");
    }

    @Test
    @Order(8)
    void contentInForceIsToldOfAndLoadedWhenAPersonAsksForIt() throws Exception {
        rig.drop(consumer("41 Larkspur Ave"), "friday.csv");
        awaitRow(
                "SELECT count(*) FROM ingest.batch WHERE name = 'friday.csv' AND state = 'DUPLICATE' AND filed_at IS NOT NULL");
        long friday = batch("friday.csv", "DUPLICATE");
        assertEquals(
                batch("thursday.csv", "STAGED"),
                rig.user("viewer")
                        .get(rig.url(Service.INGEST) + "/batches/" + friday)
                        .jsonPath()
                        .getLong("duplicateOf"));
        await().until(() -> rig.servers().twilio().messages().stream()
                .anyMatch(message -> message.body().contains("friday.csv")));

        long batch = rig.user("operator")
                .post(rig.url(Service.INGEST) + "/batches/" + friday + "/load-anyway")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath()
                .getLong("id");

        awaitRow("SELECT count(*) FROM etl.load WHERE state = 'COMPLETE' AND unchanged = 1 AND batch_id = ?", batch);
    }

    private static String consumer(String address) {
        return "Consumer ID,Name,Address,Contact Number\nSA-1,Bea Thornton,\"%s\",(813) 555-0103\n".formatted(address);
    }

    private static void dropAndAwait(String file, String name, String address) throws Exception {
        rig.drop(file, name);
        awaitRow("SELECT count(*) FROM etl.load WHERE name = ? AND state = 'COMPLETE'", name);
        assertEquals(address, addressAtSmart360());
    }

    private static void awaitRow(String countQuery, Object... arguments) {
        await().until(() -> rig.penstock().number(countQuery, arguments) > 0);
    }

    private static String addressAtSmart360() throws SQLException {
        return rig.smart360().one("SELECT address_line_1 FROM consumer_table WHERE consumer_id = 'SA-1'");
    }

    private static long batch(String name, String state) throws SQLException {
        return rig.penstock().number("SELECT max(id) FROM ingest.batch WHERE name = ? AND state = ?", name, state);
    }

    private static List<JsonPath> logLines(String service) throws IOException {
        try (Stream<String> lines = Files.lines(home.resolve("logs").resolve(service + ".log"))) {
            return lines.filter(line -> line.startsWith("{"))
                    .map(JsonPath::from)
                    .toList();
        }
    }

    /** Extracts the utility's consumers; returns what was read, inserted, updated and unchanged. */
    private static String extract() {
        JsonPath batch = rig.user("operator")
                .post(rig.url(Service.INGEST) + "/feeds/utility/extract")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        String load = rig.url(Service.ETL) + "/loads/" + batch.getLong("id");
        await().until(() ->
                "COMPLETE".equals(rig.user("viewer").get(load).jsonPath().getString("state")));
        JsonPath counts = rig.user("viewer").get(load).jsonPath();
        return "%d %d %d %d"
                .formatted(
                        counts.getLong("read"),
                        counts.getLong("inserted"),
                        counts.getLong("updated"),
                        counts.getLong("unchanged"));
    }

    /** 990 accounts that are known and 40 that are not, 12 of them twice, and 5 that are no numbers. */
    private static void dropAccounts() throws IOException {
        StringBuilder lines = new StringBuilder("Account Number,Segment\n");
        for (int i = 1; i <= 990; i++) {
            lines.append("%08d,A%n".formatted(i));
        }
        for (int i = 1; i <= 40; i++) {
            lines.append("%08d,B%n".formatted(900_000 + i));
        }
        for (int i = 1; i <= 12; i++) {
            lines.append("%08d,A%n".formatted(i));
        }
        for (int i = 1; i <= 5; i++) {
            lines.append("none %d,C%n".formatted(i));
        }
        rig.drop(lines.toString(), "cohorts/targets.csv");
    }
}
