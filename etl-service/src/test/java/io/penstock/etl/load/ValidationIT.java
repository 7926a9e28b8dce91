package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.penstock.testkit.Waiting;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of SMART360 after a delivery. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class ValidationIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";
    private static final int MANY = 10_500;

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void rowsThatAreOtherwiseThanTheyWereSentAreFoundAndTold() throws SQLException {
        sql("smart360", """
                CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
                'BEGIN NEW.city := ''elsewhere''; RETURN NEW; END'""");
        sql(
                "smart360",
                "CREATE TRIGGER spoil BEFORE INSERT ON consumer_table FOR EACH ROW"
                        + " WHEN (NEW.consumer_id = '3') EXECUTE FUNCTION spoil()");
        try {
            long batch = RawZone.stage(HEADER, consumers(1, 5), 10);
            finished(batch);

            assertEquals(List.of("delivered-rows 5 4"), failed(batch));
            var told = Topics.await("validation-failed", m -> m.key().equals(Long.toString(batch)));
            assertEquals("UNEXPECTED", JsonPath.from(told.value()).getString("kind"));
        } finally {
            sql("smart360", "DROP FUNCTION spoil CASCADE");
        }
    }

    @Test
    void recordThatSomebodyTookAwayIsMissedByTheNextLoad() throws SQLException {
        finished(RawZone.stage(HEADER, consumers(1, 5), 10));
        sql("smart360", "DELETE FROM consumer_table WHERE consumer_id = '3'");

        long next = RawZone.stage(HEADER, consumers(6, 6), 10);
        finished(next);

        assertEquals(List.of("record-count 6 5"), failed(next));
    }

    @Test
    void ofSmallDeliveriesThatFollowEachOtherOnlyTheLastHasAllRecordsCounted() throws SQLException {
        List<Long> batches = new ArrayList<>();
        try (var holder = Servers.postgres().connect("smart360")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE consumer_table IN EXCLUSIVE MODE");
            for (int i = 0; i < 4; i++) {
                batches.add(RawZone.stage(HEADER, consumers(10 * i + 1, 10 * i + 10), 10));
            }
            Waiting.await().until(() -> waiting() == batches.size());
            holder.rollback();
        }
        long last = batches.get(batches.size() - 1);
        finished(last);

        assertTrue(checks(last).contains("record-count"));
        for (long batch : batches.subList(0, batches.size() - 1)) {
            assertFalse(checks(batch).contains("record-count"), "batch " + batch);
            assertTrue(checks(batch).contains("delivered-rows"), "batch " + batch);
        }
        for (long batch : batches) {
            assertEquals(List.of(), failed(batch));
        }
    }

    @Test
    void recordsOfALoadThatWaitsAreNotExpected() throws SQLException {
        long many;
        long waits;
        try (var holder = Servers.postgres().connect("smart360")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE consumer_table IN EXCLUSIVE MODE");
            many = RawZone.stage(HEADER, consumers(1, MANY), 10_000);
            waits = RawZone.stage(HEADER, consumers(MANY - 4, MANY + 5), 10);
            Waiting.await().until(() -> waiting() == 2);
            holder.rollback();
        }
        finished(waits);

        assertTrue(checks(many).contains("record-count"), "many rows are read again as a whole");
        assertEquals(List.of(), failed(many));
        assertEquals(List.of(), failed(waits));
    }

    /** What it has corrected waits, what it had delivered before is there. */
    @Test
    void recordsThatWereCorrectedMeanwhileAreNotExpectedAndThoseBeforeAre() throws SQLException {
        long delivered = RawZone.store(HEADER, consumers(1, MANY), 10_000);
        List<String> records = new ArrayList<>(consumers(MANY + 1, MANY + 5));
        records.add(",No Key,1 Main St,,,,,,,");
        long corrected = RawZone.stage(HEADER, records, 10);
        finished(corrected);
        try (var holder = Servers.postgres().connect("smart360")) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("LOCK TABLE consumer_table IN EXCLUSIVE MODE");
            RawZone.tell(delivered);
            Waiting.await().until(() -> waiting() == 1);
            operator()
                    .contentType("text/csv")
                    .body("line," + HEADER + "\n7,"
                            + consumers(MANY + 6, MANY + 6).get(0) + "\n")
                    .post("/loads/{id}/corrections", corrected)
                    .then()
                    .statusCode(200);
            Waiting.await().until(() -> waiting() == 2);
            holder.rollback();
        }
        finished(delivered);
        finished(corrected);

        assertEquals(List.of(), failed(delivered));
        assertEquals(List.of(), failed(corrected));
    }

    private static int waiting() {
        return viewer().get("/loads?state=DELIVERING").jsonPath().getList("").size();
    }

    private static List<String> checks(long batch) {
        return viewer().get("/loads/{id}/validation", batch).jsonPath().getList("check");
    }

    /** The checks that failed: name, what was expected, what was found. */
    private static List<String> failed(long batch) {
        JsonPath validation = viewer().get("/loads/{id}/validation", batch).jsonPath();
        return validation.getList("findAll { !it.passed }.collect { it.check + ' ' + it.expected + ' ' + it.actual }");
    }

    private static List<String> consumers(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> "%d,John Doe,%d Main St,(217) 555-%04d,j%d@example.com,A-%d,M-%d,Plan A,1 kWh,Paid"
                        .formatted(id, id, id % 10_000, id, id, id))
                .toList();
    }
}
