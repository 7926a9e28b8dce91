package io.penstock.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills services, and SMART360's database, while 200,000 rows load: nothing is lost, nothing is there twice. */
class KilledServiceIT {

    private static final int ROWS = 200_000;
    private static final int REJECTED = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration START = Duration.ofMinutes(1);

    @TempDir
    private static Path home;

    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        Logs.toFile(home);
        platform = Platform.start(Options.unattended(home), Progress.silent());
    }

    @AfterAll
    static void stop() {
        platform.close();
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
        int mailsBefore = platform.servers().mail().mails().size();
        int messagesBefore = platform.servers().twilio().messages().size();

        drop(name, service.id());
        awaitRow(moment, name);
        platform.service(service).kill();
        platform.service(service).start();
        platform.service(service).awaitReady(START);

        assertLoaded(name, service.id());
        await().atMost(PATIENCE)
                .until(() -> platform.servers().mail().mails().size() > mailsBefore
                        && platform.servers().twilio().messages().size() > messagesBefore);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        "1",
                        one(
                                "SELECT count(*) FROM reporting.pipeline"
                                        + " WHERE name = ? AND state IN ('COMPLETE', 'NEEDS_ATTENTION')",
                                name)));
        assertEquals(mailsBefore + 1, platform.servers().mail().mails().size());
        assertEquals(messagesBefore + 1, platform.servers().twilio().messages().size());
    }

    @Test
    void loadWaitsForSmart360AndCompletesByItself() throws Exception {
        String name = "smart360-away.csv";
        try (Connection admin = platform.servers().postgres().connect("postgres");
                var statement = admin.createStatement()) {
            drop(name, "away");
            awaitRow("SELECT count(*) FROM etl.load WHERE name = ? AND chunks_done > 2", name);
            statement.execute("ALTER DATABASE smart360 ALLOW_CONNECTIONS false");
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'smart360'");
            awaitRow("SELECT count(*) FROM etl.load WHERE name = ? AND state = 'DELIVERING'", name);
            Thread.sleep(5_000);
            assertEquals("DELIVERING", one("SELECT state FROM etl.load WHERE name = ?", name));
            statement.execute("ALTER DATABASE smart360 ALLOW_CONNECTIONS true");
        }

        assertLoaded(name, "away");
    }

    private static void assertLoaded(String name, String prefix) throws SQLException {
        awaitRow("SELECT count(*) FROM etl.load WHERE name = ? AND finished_at IS NOT NULL", name);
        assertEquals("COMPLETE", one("SELECT state FROM etl.load WHERE name = ?", name));
        assertEquals("1", one("SELECT count(*) FROM ingest.batch WHERE name = ?", name));
        assertEquals(
                ROWS + "=" + (ROWS - REJECTED) + "+" + REJECTED,
                one("SELECT read || '=' || inserted || '+' || rejected FROM etl.load WHERE name = ?", name));
        String pattern = prefix + "-%";
        assertEquals(
                Integer.toString(ROWS - REJECTED),
                one("SELECT count(*) FROM mart.consumer WHERE consumer_id LIKE ?", pattern));
        assertEquals(
                Integer.toString(ROWS - REJECTED),
                one("SELECT count(*) FROM mart.consumer_history WHERE consumer_id LIKE ?", pattern));
        try (Connection smart360 = platform.servers().postgres().connect("smart360")) {
            assertEquals(
                    Integer.toString(ROWS - REJECTED),
                    one(smart360, "SELECT count(*) FROM consumer_table WHERE consumer_id LIKE ?", pattern));
        }
        assertEquals(
                "0",
                one(
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
        Path inbox = Path.of(platform.runFile().folders().inbox());
        Files.move(file, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void awaitRow(String countQuery, String name) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> !"0".equals(one(countQuery, name)));
    }

    private static String one(String query, String argument) throws SQLException {
        try (Connection penstock = platform.servers().postgres().connect("penstock")) {
            return one(penstock, query, argument);
        }
    }

    private static String one(Connection connection, String query, String argument) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, argument);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : "no row";
            }
        }
    }
}
