package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an installation declares in YAML is loaded, merged, corrected and undone as what is built in. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class DeclaredDatasetIT {

    private static final String METERS = "Meter No,Consumer,Installed,Multiplier,Digits,Remark";
    private static final String READINGS = "Reading,Meter No,Read At,Value";

    /** Afterwards too: consumers that meters refer to cannot be undone. */
    @BeforeEach
    @AfterEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.meter, mart.meter_history, mart.reading, mart.reading_history, mart.visit,
                    etl.waiting_meters, etl.waiting_readings, mart.consumer, mart.consumer_history, etl.confirmed, etl.row_below""");
    }

    @Test
    void rowsThatReferToEachOtherAreAllLoadedWhateverComesFirst() throws SQLException {
        long readings = stage("readings", READINGS, "1,M1,2024-03-01 10:00:00,17.5", "2,M2,2024-03-01 10:00:00,18.25");
        assertEquals(2, finished(readings).getLong("rejected"));
        long meters = stage("meters", METERS, "M1,1,2020-02-03,1.5,5,", "M2,1,2020-02-03,2,6,in the cellar");
        assertEquals(2, finished(meters).getLong("rejected"));
        operator()
                .get("/loads/{id}/rejects", meters)
                .then()
                .body("[0].column", equalTo("consumer_id"))
                .body("[0].rule", equalTo("reference"))
                .body("[0].reason", equalTo("expected a consumer with consumer_id 1, found none"));

        finished(RawZone.stage("Consumer ID,Name,Address", List.of("1,Ann Lee,1 Main St"), 10));

        Eventually.equal(0L, () -> load(readings).getLong("rejected"));
        assertEquals(2, load(readings).getLong("inserted"));
        assertEquals(0, load(meters).getLong("rejected"));
        assertEquals("M1 1 2020-02-03 1.5000 5, M2 1 2020-02-03 2.0000 6 in the cellar", one("penstock", """
                        SELECT string_agg(concat_ws(' ', meter_no, consumer_id, installed_on, multiplier, digits, remark), ', '
                            ORDER BY meter_no) FROM mart.meter"""));
        assertEquals("INSERT INSERT", one("penstock", "SELECT string_agg(operation, ' ') FROM mart.reading_history"));
    }

    @Test
    void checksComeBeforeRepeatsAndTheLastRowOfAKeyWins() throws SQLException {
        withConsumer();

        long batch = stage(
                "meters",
                METERS,
                "M1,1,2020-02-03,1,5,first",
                "M1,1,2020-02-03,1,5,second",
                "M1,1,2020-02-03,0,5,third",
                "M2,1,2020-02-03,1.23456,5,",
                "M3,1,2020-02-03,1,2147483648,");

        JsonPath books = finished(batch);
        assertEquals(5, books.getLong("read"));
        assertEquals(1, books.getLong("inserted"));
        assertEquals(1, books.getLong("duplicate"));
        assertEquals(3, books.getLong("rejected"));
        assertEquals(1, books.getLong("anomalies"));
        assertEquals("second", one("penstock", "SELECT remark FROM mart.meter"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("line", contains(4, 5, 6))
                .body("rule", contains("multiplier-positive", "fits", "fits"))
                .body(
                        "reason",
                        contains(
                                "expected a multiplier above 0, found '0'",
                                "expected a number of at most 6 digits before the point and 4 after it, found '1.23456'",
                                "expected a whole number from -2147483648 to 2147483647, found '2147483648'"));
        Topics.await(
                "validation-failed",
                m -> m.value().contains("\"batchId\":" + batch + ",")
                        && m.value().contains("\"words\":\"multiplier: expected a multiplier above 0\""));
    }

    @Test
    void checkThatTouchesAKeptColumnIsDecidedWithTheKeptValue() throws SQLException {
        withConsumer();
        finished(stage("meters", METERS, "M1,1,2020-02-03,1,5,first"));

        JsonPath books = finished(stage("meters", "Meter No,Remark", "M1,second"));

        assertEquals(1, books.getLong("updated"));
        assertEquals("second 1.0000", one("penstock", "SELECT concat_ws(' ', remark, multiplier) FROM mart.meter"));
    }

    @Test
    void noneOfSeveralRowsOfAKeyIsLoadedWhereThatIsDeclared() throws SQLException {
        withMeter();

        long batch = stage(
                "readings",
                READINGS,
                "1,M1,2024-03-01 10:00:00,1",
                "1,M1,2024-03-01 10:00:00,1",
                "2,M1,2024-03-01 10:00:00,1");

        assertEquals(2, finished(batch).getLong("rejected"));
        assertEquals("2", one("penstock", "SELECT string_agg(reading_id::text, ' ') FROM mart.reading"));
        operator()
                .get("/loads/{id}/rejects", batch)
                .then()
                .body(
                        "reason",
                        contains(
                                "expected one row per reading_id, found another in line 3",
                                "expected one row per reading_id, found another in line 2"));
    }

    @Test
    void rowsOfAListAreKeptByBatchAndWhatTheyReferToIsNotedOrRejected() throws SQLException {
        withMeter();
        long batch = stage("visits", "Meter No,Reading", "M1,", "M9,", "M1,77");

        JsonPath books = finished(batch);

        assertEquals(2, books.getLong("inserted"));
        assertEquals(1, books.getLong("rejected"));
        assertEquals(1, books.getLong("anomalies"));
        assertEquals("2 visits", books.getString("detail"));
        assertEquals(
                batch + " 2 M1, " + batch + " 3 M9",
                one(
                        "penstock",
                        "SELECT string_agg(concat_ws(' ', batch_id, line, meter_no), ', ' ORDER BY line) FROM mart.visit"));
    }

    @Test
    void loadIsUndoneAndReplayed() throws SQLException {
        withConsumer();
        finished(stage("meters", METERS, "M1,1,2020-02-03,1,5,first"));
        long second = stage("meters", METERS, "M1,1,2020-02-03,1,5,second", "M2,1,2020-02-03,1,5,");
        finished(second);

        operator().post("/loads/{id}/undo", second).then().statusCode(200);

        assertEquals(
                "M1 first",
                one("penstock", "SELECT string_agg(concat_ws(' ', meter_no, remark), ', ') FROM mart.meter"));
        operator().post("/loads/{id}/replay", second).then().statusCode(202);
        Eventually.equal("second", () -> one("penstock", "SELECT remark FROM mart.meter WHERE meter_no = 'M1'"));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.meter"));
    }

    @Test
    void rowThatOthersReferToIsNotUndone() throws SQLException {
        long consumers = withConsumer();
        finished(stage("meters", METERS, "M1,1,2020-02-03,1,5,first"));

        operator().post("/loads/{id}/undo", consumers).then().statusCode(409);

        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer"));
    }

    @Test
    void rowsAreFoundByWhatIsKnownOfThemAndShownAsTheyAreWereAndBecameSo() throws SQLException {
        withMeter();
        String before = Instant.now().toString();
        long second = stage("meters", METERS, "M1,1,2020-02-03,1,5,in the cellar", "M2,1,,,,");
        finished(second);
        finished(RawZone.stage(
                "Consumer ID,Name,Address,Contact Number", List.of("2,Bo Ek,2 Main St,(217) 555-0101"), 10));

        operator()
                .get("/datasets/meters/records?q=CELLAR m1")
                .then()
                .body("key", contains("M1"))
                .body("[0].values.remark", equalTo("in the cellar"));
        operator().get("/datasets/consumers/records?q=217.555.0101").then().body("key", contains("2"));
        operator().get("/datasets/meters/records?q=M2").then().body("[0].key", equalTo("M2"));
        operator().get("/datasets/consumers/records?q=lee, ann").then().body("key", contains("1"));
        operator()
                .get("/datasets/meters/records/M1")
                .then()
                .body("values.multiplier", equalTo(1.0f))
                .body("source.batchId", equalTo((int) second))
                .body("source.file", equalTo("file-" + second + ".csv"));
        operator().get("/datasets/meters/records/M1?at=" + before).then().body("values.remark", equalTo("first"));
        operator()
                .get("/datasets/meters/records/M1/history")
                .then()
                .body("operation", contains("UPDATE", "INSERT"))
                .body("former[0].remark", equalTo("first"));
        operator().get("/datasets/meters/records/M3").then().statusCode(404);
        operator().get("/datasets/readings/records/x").then().statusCode(404);
        operator().get("/datasets/visits_2/records").then().statusCode(404);
        viewer().get("/datasets/meters/records?q=M1").then().statusCode(403);
        viewer().get("/datasets/meters")
                .then()
                .body("rows", equalTo(2))
                .body("columns.consumer_id", equalTo("text, refers to consumers"))
                .body("version", matchesPattern("[0-9a-f]{12}"))
                .body("differences", empty());
        Topics.await("personal-data-seen", m -> m.value().contains("\"meters M1\""));
    }

    @Test
    void questionThatTakesTooLongIsAnsweredSo() throws SQLException {
        try (Connection other = Servers.postgres().connect("penstock");
                var lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("LOCK TABLE mart.meter IN ACCESS EXCLUSIVE MODE");

            operator()
                    .get("/datasets/meters/records?q=x")
                    .then()
                    .statusCode(503)
                    .body("detail", equalTo("expected an answer within 10 s, found none; ask for the key itself"));
        }
    }

    private static long withConsumer() throws SQLException {
        long batch = RawZone.stage("Consumer ID,Name,Address", List.of("1,Ann Lee,1 Main St"), 10);
        finished(batch);
        return batch;
    }

    private static void withMeter() throws SQLException {
        withConsumer();
        finished(stage("meters", METERS, "M1,1,2020-02-03,1,5,first"));
    }

    private static long stage(String feed, String header, String... records) throws SQLException {
        long batch = RawZone.store(header, List.of(records), 2);
        RawZone.tell(batch, feed);
        return batch;
    }
}
