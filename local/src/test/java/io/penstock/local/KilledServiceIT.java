package io.penstock.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills services, and SMART360's database, while 100,000 rows load: nothing is lost, nothing is there twice. */
class KilledServiceIT {

    private static final int ROWS = 100_000;
    private static final int REJECTED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(1);

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

    /** The SQL asks whether the moment has come to kill the service. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INGEST       | SELECT count(*) FROM ingest.batch WHERE name = ? AND state = 'RECEIVING'
            ETL          | SELECT count(*) FROM etl.load WHERE name = ? AND chunks_done > 2
            NOTIFICATION | SELECT count(*) FROM etl.load WHERE name = ? AND state = 'CHUNKING'
            REPORTING    | SELECT count(*) FROM etl.load WHERE name = ? AND state = 'CHUNKING'
            """)
    void loadCompletesByItselfAfterServiceWasKilled(Service service, String moment) throws Exception {
        String name = "kill-" + service.id() + ".csv";
        int mailsBefore = rig.servers().mail().mails().size();
        int messagesBefore = rig.servers().twilio().messages().size();

        drop(name, service.id());
        rig.penstock().awaitRow(PATIENCE, moment, name);
        rig.platform().service(service).kill();
        rig.platform().service(service).start();
        rig.platform().service(service).awaitReady(START);

        assertLoaded(name, service.id());
        await().atMost(PATIENCE)
                .until(() -> rig.servers().mail().mails().size() > mailsBefore
                        && rig.servers().twilio().messages().size() > messagesBefore);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        "1",
                        rig.penstock()
                                .one(
                                        "SELECT count(*) FROM reporting.pipeline"
                                                + " WHERE name = ? AND state IN ('COMPLETE', 'NEEDS_ATTENTION')",
                                        name)));
        assertEquals(mailsBefore + 1, rig.servers().mail().mails().size());
        assertEquals(messagesBefore + 1, rig.servers().twilio().messages().size());
    }

    @Test
    void loadWaitsForSmart360AndCompletesByItself() throws Exception {
        String name = "smart360-away.csv";
        try (Connection admin = rig.servers().postgres().connect("postgres");
                var statement = admin.createStatement()) {
            drop(name, "away");
            rig.penstock().awaitRow(PATIENCE, "SELECT count(*) FROM etl.load WHERE name = ? AND chunks_done > 2", name);
            statement.execute("ALTER DATABASE smart360 ALLOW_CONNECTIONS false");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'smart360'");
            rig.penstock()
                    .awaitRow(PATIENCE, "SELECT count(*) FROM etl.load WHERE name = ? AND state = 'DELIVERING'", name);
            Thread.sleep(3_000);
            assertEquals("DELIVERING", rig.penstock().one("SELECT state FROM etl.load WHERE name = ?", name));
            statement.execute("ALTER DATABASE smart360 ALLOW_CONNECTIONS true");
        }

        assertLoaded(name, "away");
    }

    private static void assertLoaded(String name, String prefix) throws Exception {
        rig.penstock()
                .awaitRow(PATIENCE, "SELECT count(*) FROM etl.load WHERE name = ? AND finished_at IS NOT NULL", name);
        assertEquals("COMPLETE", rig.penstock().one("SELECT state FROM etl.load WHERE name = ?", name));
        assertEquals("1", rig.penstock().one("SELECT count(*) FROM ingest.batch WHERE name = ?", name));
        assertEquals(
                ROWS + "=" + (ROWS - REJECTED) + "+" + REJECTED,
                rig.penstock()
                        .one("SELECT read || '=' || inserted || '+' || rejected FROM etl.load WHERE name = ?", name));
        String pattern = prefix + "-%";
        assertEquals(
                Integer.toString(ROWS - REJECTED),
                rig.penstock().one("SELECT count(*) FROM mart.consumer WHERE consumer_id LIKE ?", pattern));
        assertEquals(
                Integer.toString(ROWS - REJECTED),
                rig.penstock().one("SELECT count(*) FROM mart.consumer_history WHERE consumer_id LIKE ?", pattern));
        assertEquals(
                Integer.toString(ROWS - REJECTED),
                rig.smart360().one("SELECT count(*) FROM consumer_table WHERE consumer_id LIKE ?", pattern));
        assertEquals(
                "0",
                rig.penstock()
                        .one(
                                "SELECT count(*) FROM etl.validation AS v JOIN etl.load AS l USING (batch_id)"
                                        + " WHERE l.name = ? AND NOT passed",
                                name));
    }

    private static void drop(String name, String prefix) throws IOException {
        Path file = home.resolve(name);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("Consumer ID,Name,Address,Contact Number,Email Address\n");
            for (int i = 0; i < ROWS; i++) {
                String mail = i % (ROWS / REJECTED) == 0 ? "nobody" : "a" + i + "@example.com";
                out.write(prefix + "-" + i + ",Mary Smith," + (i + 1) + " Main St,"
                        + String.format(Locale.ROOT, "(217) 555-%04d", i % 10_000) + "," + mail + "\n");
            }
        }
        rig.drop(file, name);
    }
}
