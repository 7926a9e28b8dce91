package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SMART360 as a whole, compared with the mart as a whole. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class ReconcileIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";
    private static final int ROWS = 20;
    private static final long EARLIER = -4_711;

    private long batch;

    @BeforeEach
    void consumers() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
        List<String> records = IntStream.rangeClosed(1, ROWS)
                .mapToObj(id -> "%d,John Doe,%d Main St,(217) 555-%04d,j%d@example.com,A-%d,M-%d,Plan A,1 kWh,Paid"
                        .formatted(id, id, id, id, id, id))
                .toList();
        batch = RawZone.stage(HEADER, records, 10);
        finished(batch);
    }

    @Test
    void tablesThatAreEqualDoNotDiffer() {
        assertFound(run("reconcile"), 0, 0, 0, 0);
    }

    @Test
    void rowsThatAreMissingOtherwiseAndUnknownAreFoundAndLeftAsTheyAre() throws SQLException {
        spoil();

        JsonPath found = run("reconcile");

        assertFound(found, 2, 1, 3, 0);
        assertEquals(ROWS, found.getLong("[0].rows"));
        assertEquals(ROWS + 1, found.getLong("[0].smart360"));
        assertEquals("Eve", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '7'"));
    }

    @Test
    void whatIsMissingOrOtherwiseIsDeliveredAgainAndTheUnknownIsLeft() throws SQLException {
        spoil();

        assertFound(run("reconcile-and-mend"), 2, 1, 3, 3);

        assertFound(run("reconcile"), 0, 0, 3, 0);
        assertEquals("John", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '7'"));
        assertEquals("3", one("smart360", "SELECT count(*) FROM consumer_table WHERE consumer_id LIKE 'foreign-%'"));
    }

    @Test
    void rowsThatAreOnTheirWayAreNotMissing() throws SQLException {
        sql(
                "penstock",
                "INSERT INTO etl.load (batch_id, feed, name, dataset, state, chunks, started_at) VALUES (" + EARLIER
                        + ", 'consumers', 'holds the next back', 'consumers', 'PLANNED', 1, now())");
        try {
            sql("penstock", "UPDATE etl.load SET state = 'DELIVERING', finished_at = NULL WHERE batch_id = " + batch);
            spoil();

            assertFound(run("reconcile"), 0, 0, 3, 0);
        } finally {
            sql("penstock", "DELETE FROM etl.load WHERE batch_id = " + EARLIER);
        }
        finished(batch);
        assertFound(run("reconcile"), 0, 0, 3, 0);
    }

    @Test
    void rowThatSmart360HasRefusedIsNotMissing() throws SQLException {
        sql("smart360", "DELETE FROM consumer_table WHERE consumer_id = '7'");
        sql("penstock", "INSERT INTO etl.absent (dataset, key, batch_id) VALUES ('consumers', '7', " + batch + ")");

        assertFound(run("reconcile"), 0, 0, 0, 0);
    }

    @Test
    void onlyThoseWithARoleSeeThem() {
        given().get("/reconciliations").then().statusCode(401);
        viewer().post("/schedules/reconcile/run").then().statusCode(403);
    }

    /** Two rows away, one changed, three that we do not know. */
    private static void spoil() throws SQLException {
        sql("smart360", "DELETE FROM consumer_table WHERE consumer_id IN ('3', '4')");
        sql("smart360", "UPDATE consumer_table SET first_name = 'Eve' WHERE consumer_id = '7'");
        sql(
                "smart360",
                "INSERT INTO consumer_table (consumer_id) SELECT 'foreign-' || n FROM generate_series(1, 3) AS n");
    }

    /** Asks for a comparison and waits for what it finds. */
    private static JsonPath run(String schedule) {
        long before = latest();
        operator().post("/schedules/{name}/run", schedule).then().statusCode(202);
        await().until(() -> latest() > before);
        return viewer().get("/reconciliations").jsonPath();
    }

    private static long latest() {
        return viewer().get("/reconciliations?limit=1").jsonPath().getList("id", Long.class).stream()
                .findFirst()
                .orElse(0L);
    }

    private static void assertFound(JsonPath found, int missing, int differing, int unknown, int delivered) {
        assertEquals(
                List.of(missing, differing, unknown, delivered),
                List.of(
                        found.getInt("[0].missing"),
                        found.getInt("[0].differing"),
                        found.getInt("[0].unknown"),
                        found.getInt("[0].delivered")));
    }
}
