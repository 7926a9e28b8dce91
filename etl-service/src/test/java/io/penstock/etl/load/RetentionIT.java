package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of loads that ended long ago, and how the calls answer that would need more. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class RetentionIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";
    private static final String GOOD = "1,Ada Doe,1 Main St,(217) 555-0101,a@example.com,A,M,T,C,Paid";
    private static final String NO_ID = ",Jane Roe,1 Main St,(217) 555-0102,a@example.com,A,M,T,C,Paid";
    private static final String RECORDS = """
            SELECT (SELECT count(*) FROM etl.reject WHERE batch_id = b)
                + (SELECT count(*) FROM etl.anomaly WHERE batch_id = b)
                + (SELECT count(*) FROM etl.waiting_loans WHERE batch_id = b)
                + (SELECT count(*) FROM mart.cohort_account WHERE batch_id = b)
                + (SELECT count(*) FROM etl.chunk WHERE batch_id = b) FROM (SELECT %d AS b) AS asked""";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void recordsOfOldLoadsGoAndTheirBooksStay() throws SQLException {
        long old = ended(91);
        long young = ended(89);
        // More than one transaction deletes.
        sql("penstock", """
                INSERT INTO etl.reject (batch_id, line, rule, reason) SELECT %d, n, 'required', 'expected a value'
                FROM generate_series(10, 12000) AS n""".formatted(old));

        forget();

        assertEquals("0", one("penstock", RECORDS.formatted(old)));
        assertEquals("f", one("penstock", "SELECT forgetting FROM etl.load WHERE batch_id = " + old));
        assertEquals("2", one("penstock", RECORDS.formatted(young)));
        assertNotNull(load(old).getString("forgottenAt"));
        assertNull(load(young).getString("forgottenAt"));
        assertEquals(1, load(old).getLong("rejected"));
        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer_history WHERE batch_id = " + old));
        operator().get("/loads/{id}/rejects", young).then().statusCode(200).body("", hasSize(1));
        operator().get("/loads/{id}/validation", old).then().statusCode(200);
    }

    @Test
    void rejectsThatWereForgottenAreGoneAndCannotBeCorrected() throws SQLException {
        long old = ended(91);

        forget();

        for (String findings : List.of("rejects", "anomalies")) {
            operator()
                    .accept("application/json")
                    .get("/loads/{id}/" + findings, old)
                    .then()
                    .statusCode(410)
                    .body("detail", containsString("forgotten"));
        }
        operator()
                .contentType("text/csv")
                .body("line," + HEADER + "\n3,2" + NO_ID + "\n")
                .post("/loads/{id}/corrections", old)
                .then()
                .statusCode(410)
                .body("detail", containsString("forgotten"));
    }

    @Test
    void loadWhoseRecordsWereForgottenIsNotUndone() throws SQLException {
        long old = ended(91);
        forget();

        operator().post("/loads/{id}/undo", old).then().statusCode(409).body("detail", containsString("age"));

        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer"));
        assertEquals("1", one("smart360", "SELECT count(*) FROM consumer_table"));
    }

    @Test
    void loadIsRunAgainAsLongAsItsChunksAreKept() throws SQLException {
        long old = ended(91);
        forget();

        operator().post("/loads/{id}/replay", old).then().statusCode(202);
        finished(old);

        assertNull(load(old).getString("forgottenAt"));
        operator().get("/loads/{id}/rejects", old).then().statusCode(200).body("", hasSize(1));
        sql("penstock", "UPDATE ingest.staged_batch SET chunks_forgotten_at = now() WHERE batch_id = " + old);
        operator().post("/loads/{id}/replay", old).then().statusCode(410).body("detail", containsString("forgotten"));
        assertEquals(1, load(old).getLong("rejected"), "a replay that is refused leaves the books alone");
    }

    @Test
    void loadThatSomebodyWorksOnIsLeftForTheNextTime() throws SQLException {
        long old = ended(91);
        try (var worker = Servers.postgres().connect("penstock");
                var statement = worker.createStatement()) {
            worker.setAutoCommit(false);
            statement.execute("SELECT FROM etl.load WHERE batch_id = " + old + " FOR UPDATE");

            forget();

            assertEquals("2", one("penstock", RECORDS.formatted(old)));
            worker.rollback();
        }
        forget();
        assertEquals("0", one("penstock", RECORDS.formatted(old)));
    }

    /** A load of one good row and one reject that ended so many days ago. */
    private static long ended(int daysAgo) throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(GOOD, NO_ID), 10);
        finished(batch);
        sql(
                "penstock",
                "UPDATE etl.load SET finished_at = now() - interval '%d days' WHERE batch_id = %d"
                        .formatted(daysAgo, batch));
        return batch;
    }

    private static void forget() throws SQLException {
        String runs = "SELECT count(*) FROM etl.schedule_run WHERE schedule = 'retention' AND outcome = 'DONE'";
        String before = one("penstock", runs);
        operator().post("/schedules/retention/run").then().statusCode(202);
        Eventually.equal(String.valueOf(Integer.parseInt(before) + 1), () -> one("penstock", runs));
        operator()
                .get("/schedules")
                .then()
                .statusCode(200)
                .body("find { it.name == 'retention' }.last.outcome", equalTo("DONE"));
    }
}
