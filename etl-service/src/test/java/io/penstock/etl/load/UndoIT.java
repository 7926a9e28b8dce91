package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.viewer;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a load changed can be taken back, and a load can be run again. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class UndoIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.consumer, mart.consumer_history, etl.absent, mart.client, mart.client_history, mart.loan,
                    mart.loan_history, mart.altered_client, etl.waiting_loans""");
        sql("smart360", "TRUNCATE consumer_table; GRANT DELETE ON consumer_table TO smart360_penstock");
    }

    @Test
    void undoneLoadLeavesMartAndSmart360AsTheyWere() throws SQLException {
        finished(RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "Jane Roe")), 10));
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(2, "Jane Poe"), person(3, "Max Power"), person(4, "")), 10);
        finished(batch);
        assertNotEquals(before, checksums());

        JsonPath undone = undo(batch).then().statusCode(200).extract().jsonPath();

        assertEquals(before, checksums());
        assertEquals(1, undone.getLong("deleted"));
        assertEquals(1, undone.getLong("restored"));
        assertEquals("operator", load(batch).getString("undoneBy"));
        assertEquals("undone", load(batch).getString("detail"));
        assertEquals("COMPLETE", load(batch).getString("state"));
        assertEquals("DELETE operator,UPDATE operator", one("penstock", """
                        SELECT string_agg(operation || ' ' || changed_by, ',' ORDER BY operation)
                        FROM mart.consumer_history WHERE changed_by <> 'etl'"""));
        undo(batch).then().statusCode(200).body("undoneAt", equalTo(undone.getString("undoneAt")));
        var seen = Topics.await(
                "personal-data-seen",
                m -> m.value().contains("LOAD_UNDONE") && m.value().contains("load " + batch + "\""));
        Contract.of("personal-data-seen").assertValid(seen.value());
        var end = Topics.await(
                "etl-complete",
                m -> m.key().equals(Long.toString(batch)) && m.value().contains("\"undoneAt\":\"20"));
        Contract.of("etl-complete").assertValid(end.value());
    }

    @Test
    void consumerThatSmart360HadBeforeStaysThereAsItWas() throws SQLException {
        sql("smart360", "INSERT INTO consumer_table (consumer_id, first_name) VALUES ('2', 'Old'), ('9', 'Own')");
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "Jane Roe")), 10);
        finished(batch);
        assertEquals("Jane", one("smart360", "SELECT first_name FROM consumer_table WHERE consumer_id = '2'"));

        undo(batch).then().statusCode(200);

        assertEquals(before, checksums());
    }

    @Test
    void consumerThatSmart360HadWithTheSameValuesStaysThere() throws SQLException {
        long first = RawZone.stage(HEADER, List.of(person(1, "John Doe")), 10);
        finished(first);
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.row_below, etl.confirmed");
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "Jane Roe")), 10);
        finished(batch);

        undo(batch).then().statusCode(200).body("deleted", equalTo(2));

        assertEquals(before, checksums());
    }

    @Test
    void consumerThatSmart360HadBeforeIsOnRecordAlsoIfTheServiceDiesAfterItsCommit() throws SQLException {
        sql("smart360", "INSERT INTO consumer_table (consumer_id, first_name) VALUES ('2', 'Old'), ('9', 'Own')");
        String before = checksums();
        sql("penstock", """
                CREATE FUNCTION etl.dies() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                    PERFORM pg_terminate_backend(pg_backend_pid()); RETURN OLD; END $$;
                CREATE TRIGGER dies BEFORE DELETE ON etl.delivery_attempt FOR EACH ROW EXECUTE FUNCTION etl.dies()""");
        long batch;
        try {
            batch = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "Jane Roe")), 10);
            Eventually.equal(
                    "2", () -> one("smart360", "SELECT count(*) FROM consumer_table WHERE last_name IS NOT NULL"));
        } finally {
            sql("penstock", "DROP FUNCTION etl.dies() CASCADE");
        }
        JsonPath load = finished(batch);
        assertEquals(1, load.getLong("smart360.inserted"));
        assertEquals(1, load.getLong("smart360.updated"));

        undo(batch).then().statusCode(200);

        assertEquals(before, checksums());
        assertEquals("0", one("penstock", "SELECT count(*) FROM etl.delivery_attempt"));
    }

    @Test
    void correctionsAreTakenBackTooAndAreRefusedAfterwards() throws SQLException {
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "")), 10);
        finished(batch);
        String csv = "line,Name\n3,Jane Roe\n";
        operator()
                .contentType("text/csv")
                .body(csv)
                .post("/loads/{id}/corrections", batch)
                .then()
                .statusCode(200);
        assertEquals(2, finished(batch).getLong("inserted"));

        undo(batch).then().statusCode(200).body("deleted", equalTo(2));

        assertEquals(before, checksums());
        operator()
                .contentType("text/csv")
                .body(csv)
                .post("/loads/{id}/corrections", batch)
                .then()
                .statusCode(409);
    }

    @Test
    void loadWhoseRowsALaterOneOrAPersonTouchedIsNotUndone() throws SQLException {
        long first = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "Jane Roe")), 10);
        finished(first);
        long second = RawZone.stage(HEADER, List.of(person(2, "Jane Poe")), 10);
        finished(second);
        String before = checksums();

        undo(first)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("rows", equalTo(1))
                .body("examples", contains("2"))
                .body(not(containsString("Jane")));
        assertEquals(before, checksums());

        undo(second).then().statusCode(200);
        sql("penstock", "UPDATE mart.consumer SET city = 'Elsewhere' WHERE consumer_id = '1'");
        undo(first).then().statusCode(409).body("examples", contains("1"));
    }

    @Test
    void loadCanBeUndoneOnceTheLaterOneIs() throws SQLException {
        String before = checksums();
        long first = RawZone.stage(HEADER, List.of(person(1, "John Doe")), 10);
        finished(first);
        long second = RawZone.stage(HEADER, List.of(person(1, "Jack Doe")), 10);
        finished(second);

        undo(second).then().statusCode(200);
        undo(first).then().statusCode(200);

        assertEquals(before, checksums());
    }

    @Test
    void nothingIsUndoneWhileSmart360IsAwayAndAllOfItLater() throws SQLException {
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe")), 10);
        finished(batch);
        String loaded = checksums();
        sql("smart360", "REVOKE DELETE ON consumer_table FROM smart360_penstock");
        try {
            undo(batch).then().statusCode(503);
            assertEquals(loaded, checksums());
            assertNull(load(batch).getString("undoneAt"));
        } finally {
            sql("smart360", "GRANT DELETE ON consumer_table TO smart360_penstock");
        }

        undo(batch).then().statusCode(200);

        assertEquals(before, checksums());
    }

    @Test
    void undoThatDiesBetweenSmart360AndTheMartIsCompletedWhenAskedForAgain() throws SQLException {
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe")), 10);
        finished(batch);
        sql("penstock", """
                CREATE FUNCTION etl.dies() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                    PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$;
                CREATE TRIGGER dies BEFORE INSERT ON etl.undo FOR EACH ROW EXECUTE FUNCTION etl.dies()""");
        try {
            undo(batch).then().statusCode(503);
        } finally {
            sql("penstock", "DROP FUNCTION etl.dies() CASCADE");
        }
        assertEquals("1", one("penstock", "SELECT count(*) FROM mart.consumer"));

        undo(batch).then().statusCode(200);

        assertEquals(before, checksums());
    }

    @Test
    void undoneLoadIsRunAgainAndCanBeUndoneAgain() throws SQLException {
        String before = checksums();
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "")), 10);
        finished(batch);
        String loaded = checksums();
        undo(batch).then().statusCode(200);

        replay(batch).then().statusCode(202);

        JsonPath load = finished(batch);
        assertEquals(1, load.getLong("inserted"));
        assertEquals(1, load.getLong("rejected"));
        assertNull(load.getString("undoneAt"));
        assertEquals("operator", load.getString("replayedBy"));
        assertEquals(loaded, checksums());
        undo(batch).then().statusCode(200);
        assertEquals(before, checksums());
    }

    @Test
    void loadRunAgainHasNewBooksAndOverwritesItsOwnRowsOnly() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe"), person(2, "Jane Roe"), person(3, "")), 2);
        finished(batch);
        finished(RawZone.stage(HEADER, List.of(person(2, "Newer Roe")), 10));
        // Stands for a plan that read the name otherwise.
        sql("penstock", "UPDATE mart.consumer SET tariff_plan = 'Old' WHERE consumer_id IN ('1', '2')");

        replay(batch).then().statusCode(202);

        JsonPath load = finished(batch);
        assertEquals("COMPLETE", load.getString("state"));
        assertEquals(3, load.getLong("read"));
        assertEquals(1, load.getLong("updated"));
        assertEquals(1, load.getLong("unchanged"));
        assertEquals(1, load.getLong("rejected"));
        assertNotNull(load.getString("replayedAt"));
        assertEquals("Old", one("penstock", "SELECT tariff_plan FROM mart.consumer WHERE consumer_id = '2'"));
        assertEquals("T", one("penstock", "SELECT tariff_plan FROM mart.consumer WHERE consumer_id = '1'"));
        operator().get("/loads/{id}/rejects", batch).then().body("line", contains(4));
        viewer().post("/loads/{id}/replay", batch).then().statusCode(403);
        viewer().post("/loads/{id}/undo", batch).then().statusCode(403);
        replay(88_888_888).then().statusCode(404);
    }

    @Test
    void loadThatIsLockedForAMomentIsWaitedFor() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(person(1, "John Doe")), 10);
        finished(batch);
        try (Connection other = Servers.postgres().connect("penstock");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT FROM etl.load WHERE batch_id = " + batch + " FOR UPDATE");
            CompletableFuture<Response> asked = CompletableFuture.supplyAsync(() -> replay(batch));
            await().until(() -> !"0".equals(one("penstock", "SELECT count(*) FROM pg_locks WHERE NOT granted")));
            other.rollback();

            asked.join().then().statusCode(202);
        }
        finished(batch);
    }

    @Test
    void failedLoadIsRunAgainOnceAPlanTakesIt() throws SQLException {
        long batch = RawZone.stage("Nothing,That Fits", List.of("1,2"), 10);
        assertEquals("FAILED", finished(batch).getString("state"));
        replay(batch).then().statusCode(409);
        sql(
                "penstock",
                "UPDATE ingest.staged_batch SET header = '{Consumer ID,Name,Address}' WHERE batch_id = " + batch);

        replay(batch).then().statusCode(202);

        assertEquals("COMPLETE", finished(batch).getString("state"));
        assertEquals(1, load(batch).getLong("rejected"));
    }

    @Test
    void clientsWithLoansStayAndLoansAreTakenBackToTheDecimal() throws SQLException {
        long clients = Lent.clients(Lent.client(1));
        finished(clients);
        String before = lending();
        long loans = Lent.loans(Lent.loan(10, 1), Lent.loan(20, 2));
        finished(loans);
        String lent = lending();
        long paid = Lent.loans(Lent.loan(10, 1).replace(",,ongoing,", ",2023-12-01 10:00:00,paid,"));
        finished(paid);

        undo(clients).then().statusCode(409).body("examples", contains("1"));
        undo(paid).then().statusCode(200);
        assertEquals(lent, lending());
        undo(loans).then().statusCode(200);

        assertEquals(before, lending());
        assertEquals("0", one("penstock", "SELECT count(*) FROM etl.waiting_loans"));
        undo(clients).then().statusCode(200);
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.altered_client"));
    }

    private static Response undo(long batch) {
        return operator().post("/loads/{id}/undo", batch);
    }

    private static Response replay(long batch) {
        return operator().post("/loads/{id}/replay", batch);
    }

    private static String checksums() throws SQLException {
        return one("penstock", "SELECT md5(string_agg(c::text, '\n' ORDER BY consumer_id)) FROM mart.consumer AS c")
                + " "
                + one(
                        "smart360",
                        "SELECT md5(string_agg(c::text, '\n' ORDER BY consumer_id)) FROM consumer_table AS c");
    }

    private static String lending() throws SQLException {
        return one("penstock", "SELECT md5(string_agg(l::text, '\n' ORDER BY loan_id)) FROM mart.loan AS l") + " "
                + one("penstock", "SELECT md5(string_agg(c::text, '\n' ORDER BY user_id)) FROM mart.client AS c");
    }

    private static String person(int id, String name) {
        return id + "," + name + ",1 Main St,(217) 555-0101,john@example.com,A,M,T,C,Paid";
    }
}
