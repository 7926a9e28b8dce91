package io.penstock.local;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Consumers from the utility's database, then a list of their accounts on its way to a workbook. */
class CohortIT {

    private static final int CONSUMERS = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    @Test
    void extractedConsumersAreAppendedToAListOfAccountsAndTheListIsRemoved() throws Exception {
        utility("""
                INSERT INTO consumer_data
                SELECT i, 'Mary Smith', i || ' Main St, Tampa, FL 33602', '(813) 555-0103', 'a' || i || '@example.com',
                       to_char(i, 'FM00000000'), 'M' || i, 'Plan A', '180 kWh', 'Paid'
                FROM generate_series(1, %d) AS i""".formatted(CONSUMERS));
        assertEquals("2000 2000 0 0", extract());
        utility("UPDATE consumer_data SET payment_status = 'Unpaid' WHERE consumer_id::integer <= 3");
        utility("DELETE FROM consumer_data WHERE consumer_id = '2000'");
        assertEquals("1999 0 3 1996", extract());
        try (Connection smart360 = platform.servers().postgres().connect("smart360");
                var statement = smart360.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM consumer_table")) {
            row.next();
            assertEquals(CONSUMERS, row.getInt(1), "who vanished is marked, not deleted");
        }

        dropAccounts();

        Path workbook = Path.of(platform.runFile().folders().outbox()).resolve("targets-info.xlsx");
        await().atMost(PATIENCE).until(() -> Files.exists(workbook));
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            assertTrue(zip.stream().anyMatch(entry -> entry.getName().equals("xl/workbook.xml")));
        }
        Path original = Path.of(platform.runFile().folders().inbox()).resolve("cohorts/targets.csv");
        await().atMost(PATIENCE).until(() -> !Files.exists(original));
        await().atMost(PATIENCE)
                .until(() -> platform.servers().twilio().messages().stream()
                        .anyMatch(message -> message.body().contains("targets.csv")));
        assertEquals(
                List.of("990 40"),
                all("SELECT found || ' ' || not_found FROM reporting.cohort WHERE file_name = 'targets-info.xlsx'"));
        assertFalse(user("admin")
                .get(url("reporting") + "/audit")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("")
                .isEmpty());
    }

    /** Extracts the utility's consumers; returns what was read, inserted, updated and unchanged. */
    private static String extract() {
        JsonPath batch = user("operator")
                .post(url("ingest") + "/feeds/utility/extract")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
        String load = url("etl") + "/loads/" + batch.getLong("id");
        await().atMost(PATIENCE)
                .until(() ->
                        "COMPLETE".equals(user("viewer").get(load).jsonPath().getString("state")));
        JsonPath counts = user("viewer").get(load).jsonPath();
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
        Path folder = Path.of(platform.runFile().folders().inbox()).resolve("cohorts");
        Path partial = Files.writeString(folder.resolve("targets.csv.part"), lines);
        Files.move(partial, folder.resolve("targets.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void utility(String sql) throws SQLException {
        try (Connection utility = platform.servers().postgres().connect("utility");
                var statement = utility.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> all(String query) throws SQLException {
        try (Connection penstock = platform.servers().postgres().connect("penstock");
                var statement = penstock.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return List.of(row.getString(1));
        }
    }

    private static RequestSpecification user(String name) {
        return given().auth()
                .preemptive()
                .basic(name, platform.runFile().users().get(name));
    }

    private static String url(String service) {
        return platform.runFile().services().get(service).url();
    }
}
