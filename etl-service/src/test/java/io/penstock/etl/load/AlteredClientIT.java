package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.Lent.client;
import static io.penstock.etl.load.Lent.clients;
import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person alters a client; files that do not know of it come afterwards. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class AlteredClientIT {

    private static final String LIMIT = "SELECT credit_limit FROM mart.client WHERE user_id = 1";
    private static final String RATE = "SELECT interest_rate FROM mart.client WHERE user_id = 1";

    @BeforeEach
    void clientWhoseLimitAPersonHasRaised() throws SQLException {
        sql("penstock", "TRUNCATE mart.client, mart.client_history, mart.loan, etl.waiting_loans");
        finished(clients(client(1), client(2)));
        sql("penstock", "UPDATE mart.client SET credit_limit = 15000 WHERE user_id = 1");
    }

    @Test
    void staleFileDoesNotUndoTheChangeAndSaysSo() throws SQLException {
        long batch = clients(client(1), client(2));

        JsonPath load = finished(batch);

        assertEquals("15000", one("penstock", LIMIT));
        assertEquals(2, load.getLong("unchanged"));
        assertEquals(1, load.getLong("anomalies"));
        operator()
                .get("/loads/{id}/anomalies", batch)
                .then()
                .body("line", contains(2))
                .body("column", contains("credit_limit"))
                .body("rule", contains("newer-change-kept"))
                .body("reason", contains("expected '15000', which a person has set, found '10000'"));
        assertEquals("2", one("penstock", "SELECT count(*) FROM mart.client_history WHERE user_id = 1"));
    }

    @Test
    void columnThatThePersonDidNotTouchTakesTheFilesValue() throws SQLException {
        JsonPath load = finished(clients(client(1).replace(",30,", ",40,")));

        assertEquals("15000", one("penstock", LIMIT));
        assertEquals("40", one("penstock", RATE));
        assertEquals(1, load.getLong("updated"));
        assertEquals(1, load.getLong("anomalies"));
    }

    @Test
    void changeStaysKeptWhateverFilesSayUntilOneAgrees() throws SQLException {
        finished(clients(client(1).replace("10000", "11000")));
        JsonPath other = finished(clients(client(1).replace("10000", "12000")));
        assertEquals("15000", one("penstock", LIMIT));
        assertEquals(1, other.getLong("anomalies"));

        JsonPath agreeing = finished(clients(client(1).replace("10000", "15000.00")));
        assertEquals(0, agreeing.getLong("anomalies"));
        assertEquals(1, agreeing.getLong("unchanged"));
        assertEquals("0", one("penstock", "SELECT count(*) FROM mart.altered_client"));

        assertEquals(1, finished(clients(client(1))).getLong("updated"));
        assertEquals("10000", one("penstock", LIMIT));
    }

    @Test
    void secondChangeOfThePersonIsKeptToo() throws SQLException {
        finished(clients(client(1)));
        sql("penstock", "UPDATE mart.client SET interest_rate = 25 WHERE user_id = 1");

        JsonPath load = finished(clients(client(1)));

        assertEquals("15000", one("penstock", LIMIT));
        assertEquals("25", one("penstock", RATE));
        assertEquals(2, load.getLong("anomalies"));
    }

    @Test
    void clientThatAPersonInsertedKeepsAllOfItUntilFilesAgree() throws SQLException {
        sql("penstock", """
                INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)
                VALUES (3, '2023-01-10 08:30:00', 'approved', 1, 7000, 30)""");

        long denied = clients("3,2023-01-10 08:30:00,denied,1,7000,30,defaulter,2023-06-01 00:00:00");
        JsonPath load = finished(denied);

        assertEquals("approved", one("penstock", "SELECT status FROM mart.client WHERE user_id = 3"));
        assertNull(one("penstock", "SELECT denied_reason FROM mart.client WHERE user_id = 3"));
        assertEquals(1, load.getLong("unchanged"));
        operator()
                .get("/loads/{id}/anomalies", denied)
                .then()
                .body("column", contains("denied_at", "denied_reason", "status"));
    }

    @Test
    void deletedClientIsInsertedAgainByTheNextFile() throws SQLException {
        sql("penstock", "DELETE FROM mart.client WHERE user_id = 1");

        JsonPath load = finished(clients(client(1)));

        assertEquals(1, load.getLong("inserted"));
        assertEquals(0, load.getLong("anomalies"));
        assertEquals("10000", one("penstock", LIMIT));
        assertEquals(
                "INSERT,UPDATE,DELETE,INSERT",
                one(
                        "penstock",
                        "SELECT string_agg(operation, ',' ORDER BY id) FROM mart.client_history WHERE user_id = 1"));
    }

    @Test
    void lateFileFillsAnAlteredClientsColumnsThatANewerNarrowOneDidNotHave() throws SQLException {
        String denied = "3,2023-01-10 08:30:00,denied,1,7000,30,defaulter,2023-06-01 00:00:00";
        finished(clients(denied));
        long late = RawZone.store(Lent.CLIENTS, List.of(denied.replace("defaulter", "criminal_profile")), 2);
        long newer = RawZone.store(
                "user_id,created_at,status,batch,credit_limit,interest_rate",
                List.of("3,2023-01-10 08:30:00,denied,1,7000,40"),
                2);
        RawZone.tell(newer, "clients");
        finished(newer);
        sql("penstock", "UPDATE mart.client SET credit_limit = 9000 WHERE user_id = 3");

        RawZone.tell(late, "clients");

        finished(late);
        assertEquals(
                "criminal_profile 9000 40",
                one(
                        "penstock",
                        "SELECT concat_ws(' ', denied_reason, credit_limit, interest_rate) FROM mart.client WHERE user_id = 3"));
    }

    @Test
    void changeThatIsBeingMadeWhileAFileIsMergedIsKept() throws SQLException {
        try (var person = Servers.postgres().connect("penstock");
                var statement = person.createStatement()) {
            person.setAutoCommit(false);
            statement.execute("UPDATE mart.client SET credit_limit = 20000 WHERE user_id = 2");
            long batch = clients(client(2));
            Eventually.equal("MERGING", () -> load(batch).getString("state"));
            Eventually.staysFor(Duration.ofSeconds(1), () -> load(batch).get("finishedAt") == null);

            person.commit();

            assertEquals(1, finished(batch).getLong("anomalies"));
        }
        assertEquals("20000", one("penstock", "SELECT credit_limit FROM mart.client WHERE user_id = 2"));
    }
}
