package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.Lent.client;
import static io.penstock.etl.load.Lent.clients;
import static io.penstock.etl.load.Lent.loan;
import static io.penstock.etl.load.Lent.loans;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class TakeUpIT {

    private static final String CLIENT_BY_HAND = """
            INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)
            SELECT unnest('{%s}'::bigint[]), timestamp '2023-01-10 08:30:00', 'approved', 1, 10000, 30""";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", """
                TRUNCATE mart.client, mart.client_history, mart.loan, mart.loan_history, mart.altered_client,
                    etl.waiting_loans""");
    }

    @Test
    void loansAreTakenUpWhenALaterFileBringsTheirClient() throws SQLException {
        long batch = loans(loan(10, 1), loan(20, 2), loan(30, 1));
        JsonPath before = finished(batch);

        finished(clients(client(1)));
        Eventually.equal(1L, () -> load(batch).getLong("rejected"));

        JsonPath after = load(batch);
        assertEquals(3, before.getLong("rejected"));
        assertEquals("COMPLETE", after.getString("state"));
        assertEquals(2, after.getLong("inserted"));
        assertNotEquals(before.getString("finishedAt"), after.getString("finishedAt"));
        operator().get("/loads/{id}/rejects", batch).then().body("line", contains(3));
        assertEquals("1", one("penstock", "SELECT count(*) FROM etl.waiting_loans"));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.loan_history WHERE batch_id = " + batch));
        assertEquals(2, after.getLong("anomalies")); // both of client 1 are open
    }

    @Test
    void endIsToldAgainAndRejectsOnlyIfSomeAreLeft() throws SQLException {
        long batch = loans(loan(10, 1), loan(20, 2));
        finished(batch);

        sql("penstock", CLIENT_BY_HAND.formatted("1"));
        Eventually.equal(2, () -> told("etl-complete", batch).size());
        sql("penstock", CLIENT_BY_HAND.formatted("2"));
        Eventually.equal(3, () -> told("etl-complete", batch).size());

        List<String> ends = told("etl-complete", batch);
        ends.forEach(Contract.of("etl-complete")::assertValid);
        assertEquals(
                List.of(2, 1, 0),
                ends.stream().map(end -> JsonPath.from(end).getInt("rejected")).toList());
        assertEquals(
                List.of(0, 1, 2),
                ends.stream().map(end -> JsonPath.from(end).getInt("inserted")).toList());
        List<String> failures = told("validation-failed", batch);
        assertEquals(
                List.of(2, 1),
                failures.stream().map(f -> JsonPath.from(f).getInt("rejected")).toList());
    }

    @Test
    void takeUpThatDiedHalfWayIsDoneOnceByWhoeverComesNext() throws SQLException {
        long batch = loans(loan(10, 1), loan(20, 2));
        finished(batch);
        try (Connection dying = Servers.postgres().connect("penstock", "etl", "etl")) {
            dying.setAutoCommit(false);
            execute(dying, "SELECT FROM etl.load WHERE batch_id = %d FOR UPDATE".formatted(batch));
            sql("penstock", CLIENT_BY_HAND.formatted("1,2"));
            execute(dying, "SELECT mart.take_up('loans', %d)".formatted(batch));
            Eventually.staysFor(Duration.ofSeconds(2), () -> load(batch).getLong("rejected") == 2);
            dying.rollback();
        }

        Eventually.equal(0L, () -> load(batch).getLong("rejected"));

        assertEquals(2, load(batch).getLong("inserted"));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.loan_history"));
        operator().get("/loads/{id}/rejects", batch).then().body("", hasSize(0));
    }

    @Test
    void loansAreTakenUpAlsoIfTheirStageWasDropped() throws SQLException {
        long batch = loans(loan(10, 1));
        finished(batch);
        sql("penstock", "DROP TABLE etl.stage_loans_" + batch);

        sql("penstock", CLIENT_BY_HAND.formatted("1"));

        Eventually.equal(1L, () -> load(batch).getLong("inserted"));
    }

    @Test
    void loansWaitWhileStagesAreBeingDropped() throws SQLException {
        long batch = loans(loan(10, 1));
        finished(batch);
        try (Connection dropping = Servers.postgres().connect("penstock", "etl", "etl")) {
            execute(dropping, "SELECT pg_advisory_lock(hashtext('etl.drop-stages'))");
            execute(
                    dropping,
                    "ALTER TABLE etl.stage_loans DETACH PARTITION etl.stage_loans_%d CONCURRENTLY".formatted(batch));
            sql("penstock", CLIENT_BY_HAND.formatted("1"));
            Eventually.staysFor(Duration.ofSeconds(2), () -> load(batch).getLong("inserted") == 0);
            execute(dropping, "DROP TABLE etl.stage_loans_" + batch);
        }

        Eventually.equal(1L, () -> load(batch).getLong("inserted"));
    }

    @Test
    void rowOfANewerFileIsNotOverwrittenByOneThatWaited() throws SQLException {
        long older = loans(loan(10, 1));
        finished(older);
        long newer = loans(loan(10, 1).replace(",,ongoing,", ",2023-12-01 10:00:00,paid,"));
        finished(newer);

        try (Connection other = Servers.postgres().connect("penstock", "etl", "etl")) {
            other.setAutoCommit(false);
            execute(other, "SELECT FROM etl.load WHERE batch_id = %d FOR UPDATE".formatted(older));
            finished(clients(client(1)));
            Eventually.equal(1L, () -> load(newer).getLong("inserted"));
            other.rollback();
        }
        Eventually.equal(1L, () -> load(older).getLong("unchanged"));

        assertEquals("paid", one("penstock", "SELECT status FROM mart.loan WHERE loan_id = 10"));
    }

    private static List<String> told(String topic, long batch) {
        return Topics.all(topic).stream()
                .filter(message -> message.key().equals(Long.toString(batch)))
                .map(message -> message.value())
                .toList();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
