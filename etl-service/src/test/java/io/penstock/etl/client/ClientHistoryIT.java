package io.penstock.etl.client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Whoever changes a client or a loan, its history and its state at any time are there. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class ClientHistoryIT {

    private static final long BATCH = 800_000_001;
    private static final String LIMIT = """
            {"createdAt":"2023-06-30T19:47:12","status":"approved","batch":2,"creditLimit":%s,"interestRate":30}""";

    @Test
    void changeByApiBySqlByFileAndDeletionAreToldWithWhoAndWhatWasBefore() throws SQLException {
        mergeFile(BATCH, "(8100001, '2023-06-30 19:47:12', 'approved', 2, 1000, 30)");
        operator().body(LIMIT.formatted("2000")).put("/clients/8100001").then().statusCode(200);
        sql("postgres", "UPDATE mart.client SET credit_limit = 3000 WHERE user_id = 8100001");
        mergeFile(BATCH + 1, "(8100001, '2023-06-30 19:47:12', 'approved', 2, 1000, 70)");
        sql("postgres", "DELETE FROM mart.client WHERE user_id = 8100001");

        ValidatableResponse history =
                operator().get("/clients/8100001/history").then().statusCode(200);

        history.body("operation", contains("DELETE", "UPDATE", "UPDATE", "UPDATE", "INSERT"))
                .body("changedBy", contains("postgres", "etl", "postgres", "operator", "etl"))
                .body("batchId", contains(null, (int) BATCH + 1, null, null, (int) BATCH))
                .body("former.creditLimit", contains(3000, 3000, 2000, 1000))
                .body("former.interestRate", contains(70, 30, 30, 30))
                .body("former[3].createdAt", equalTo("2023-06-30T19:47:12"))
                .body("former[3].userId", equalTo(8100001))
                .body("former[4]", nullValue());
        operator().get("/clients/8100001").then().statusCode(404);
    }

    @Test
    void clientIsGivenAsItWasAtATime() {
        Instant before = Instant.now().minusSeconds(1);
        operator().body(LIMIT.formatted("1000")).put("/clients/8100002");
        Instant between =
                Instant.parse(operator().get("/clients/8100002/history").path("[0].changedAt"));
        operator().body(LIMIT.formatted("2000")).put("/clients/8100002");

        assertEquals(404, clientAt(before).extract().statusCode());
        clientAt(between).statusCode(200).body("creditLimit", equalTo(1000));
        clientAt(Instant.now().plusSeconds(1)).statusCode(200).body("creditLimit", equalTo(2000));
        operator().get("/clients/8100002?asOf=monday").then().statusCode(400).contentType("application/problem+json");
    }

    private static ValidatableResponse clientAt(Instant time) {
        return operator()
                .queryParam("asOf", time.toString())
                .get("/clients/8100002")
                .then();
    }

    @Test
    void loanIsGivenAsItIsAndAsItWasWithItsHistory() throws SQLException {
        sql("etl", """
                INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount, amount_paid)
                VALUES (8100003, 1, '2023-10-27 09:00', '2024-01-25 09:00', 'ongoing', 1000.00, 11.18, 1061.18, 250.00)""");
        Instant ongoing = Instant.parse(operator().get("/loans/8100003/history").path("[0].changedAt"));
        sql("etl", """
                UPDATE mart.loan SET status = 'paid', paid_at = '2024-01-20 10:00', amount_paid = 1061.18
                WHERE loan_id = 8100003""");

        operator()
                .get("/loans/8100003")
                .then()
                .statusCode(200)
                .body("status", equalTo("paid"))
                .body("paidAt", equalTo("2024-01-20T10:00:00"))
                .body("loanAmount", equalTo(1000))
                .body("dueAmount", equalTo(1061.18f));
        operator()
                .queryParam("asOf", ongoing.toString())
                .get("/loans/8100003")
                .then()
                .statusCode(200)
                .body("status", equalTo("ongoing"))
                .body("paidAt", nullValue())
                .body("amountPaid", equalTo(250));
        operator()
                .get("/loans/8100003/history")
                .then()
                .body("operation", contains("UPDATE", "INSERT"))
                .body("former[0].status", equalTo("ongoing"))
                .body("changedBy", contains("etl", "etl"));
    }

    /** What a load of a file with one approved client does to the mart. */
    private static void mergeFile(long batch, String client) throws SQLException {
        sql("etl", """
                INSERT INTO etl.load (batch_id, feed, name, dataset, state, finished_at)
                VALUES (%1$d, 'clients', 'clients.csv', 'clients', 'COMPLETE', now());
                CREATE TABLE etl.stage_clients_%1$d PARTITION OF etl.stage_clients FOR VALUES IN (%1$d);
                INSERT INTO etl.stage_clients (batch_id, line, user_id, created_at, status, batch, credit_limit, interest_rate)
                SELECT %1$d, 2, c.user_id, c.created_at::timestamp, c.status, c.batch, c.credit_limit, c.interest_rate
                FROM (VALUES %2$s) AS c (user_id, created_at, status, batch, credit_limit, interest_rate);
                CALL mart.merge('clients', %1$d);
                DROP TABLE etl.stage_clients_%1$d""".formatted(batch, client));
    }

    private static void sql(String role, String sql) throws SQLException {
        try (Connection connection = role.equals("etl")
                        ? Servers.postgres().connect("penstock", "etl", "etl")
                        : Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static RequestSpecification operator() {
        return given().contentType(ContentType.JSON).auth().preemptive().basic("operator", "operator");
    }
}
