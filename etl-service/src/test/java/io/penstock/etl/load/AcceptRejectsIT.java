package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.finished;
import static io.penstock.etl.load.EtlCalls.load;
import static io.penstock.etl.load.EtlCalls.operator;
import static io.penstock.etl.load.EtlCalls.sendCsv;
import static io.penstock.etl.load.EtlCalls.sql;
import static io.penstock.etl.load.EtlCalls.told;
import static io.penstock.etl.load.EtlCalls.viewer;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Contract;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People accept rejects and unread values as they are, with a reason; then the load needs no attention any more. */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class AcceptRejectsIT {

    private static final String HEADER = "Consumer ID,Name,Address,Contact Number,Email Address,Account Number,"
            + "Meter Number,Tariff Plan,Consumption History,Payment Status";
    private static final String REST = ",\"1 Main St, Boston, MA 02108\",(217) 555-0103,a@example.com,A,M,T,C,Paid";
    private static final String GOOD = "1,John Doe" + REST;
    private static final String NO_ID = ",Jane Roe" + REST;
    private static final String NO_NAME = "4," + REST;
    private static final String UNREAD = "5,Max Power,\"1 Main St, Nowhere\",(217) 555-0103,a@example.com,A,M,T,C,Paid";

    @BeforeEach
    void emptyTables() throws SQLException {
        sql("penstock", "TRUNCATE mart.consumer, mart.consumer_history, etl.absent");
        sql("smart360", "TRUNCATE public.consumer_table");
    }

    @Test
    void loadWhoseFindingsAreAcceptedIsToldWithoutThemAndKeepsItsBooks() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(GOOD, NO_ID, NO_NAME, UNREAD), 10);
        String first = finished(batch).getString("finishedAt");
        Eventually.equal(1L, () -> told("validation-failed", batch));

        accept(batch, "", "{\"reason\": \"left the utility in 2019\"}")
                .statusCode(200)
                .body("rejects", equalTo(2))
                .body("unread", equalTo(1))
                .body("acceptedBy", equalTo("operator"));

        var load = load(batch);
        assertEquals(2, load.getLong("rejected"));
        assertEquals(2, load.getLong("acceptedRejects"));
        assertEquals(1, load.getLong("acceptedUnread"));
        assertTrue(load.getString("finishedAt").compareTo(first) > 0);
        var complete = Topics.await(
                "etl-complete",
                m -> m.key().equals(Long.toString(batch)) && m.value().contains("\"acceptedRejects\":2"));
        Contract.of("etl-complete").assertValid(complete.value());
        assertEquals(1, told("validation-failed", batch));
        var seen = Topics.await(
                "personal-data-seen",
                m -> m.value().contains("REJECTS_ACCEPTED") && m.value().contains("load " + batch + "\""));
        Contract.of("personal-data-seen").assertValid(seen.value());
        assertTrue(!complete.value().contains("2019") && !seen.value().contains("2019"));
        operator()
                .get("/loads/{id}/rejects/accept", batch)
                .then()
                .body("reason", contains("left the utility in 2019"))
                .body("acceptedBy", contains("operator"))
                .body("rejects", contains(2));
        operator()
                .accept("application/json")
                .get("/loads/{id}/rejects", batch)
                .then()
                .body("accepted", contains(true, true));
    }

    @Test
    void findingsAreAcceptedByLineAndByRuleAndTheRestStillNeedsAttention() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(GOOD, NO_ID, NO_NAME, UNREAD), 10);
        finished(batch);

        accept(batch, "", "{\"reason\": \"test record\", \"lines\": [3]}").body("rejects", equalTo(1));

        var failed = Topics.await(
                "validation-failed",
                m -> m.key().equals(Long.toString(batch)) && !m.value().contains("\"consumer_id\""));
        assertTrue(failed.value().contains("\"name\"") || failed.value().contains("last_name"), failed.value());
        accept(batch, "", "{\"reason\": \"known\", \"rules\": [\"required\"]}").body("rejects", equalTo(1));
        accept(batch, "", "{\"reason\": \"known\", \"rules\": [\"address-shape\"]}")
                .body("rejects", equalTo(0))
                .body("unread", equalTo(1));
        accept(batch, "", "{\"reason\": \"again\"}")
                .statusCode(200)
                .body("id", nullValue())
                .body("rejects", equalTo(0));
        operator().get("/loads/{id}/rejects/accept", batch).then().body("", hasSize(3));
    }

    @Test
    void dryRunSaysHowManyItWouldBeAndDoesNothing() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(GOOD, NO_ID, UNREAD), 10);
        finished(batch);

        accept(batch, "?dryRun=true", "{\"reason\": \"known\"}")
                .statusCode(200)
                .body("id", nullValue())
                .body("rejects", equalTo(1))
                .body("unread", equalTo(1));

        assertEquals(0, load(batch).getLong("acceptedRejects"));
        operator().get("/loads/{id}/rejects/accept", batch).then().body("", hasSize(0));
    }

    @Test
    void acceptedRejectThatIsCorrectedIsAcceptedNoMore() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(GOOD, NO_ID, NO_NAME), 10);
        finished(batch);
        accept(batch, "", "{\"reason\": \"known\"}").body("rejects", equalTo(2));

        sendCsv(batch, "line,Consumer ID\n3,2\n").then().statusCode(200).body("mended", equalTo(1));

        assertEquals(1, finished(batch).getLong("rejected"));
        assertEquals(1, load(batch).getLong("acceptedRejects"));
        Eventually.equal(2L, () -> told("etl-complete", batch) - told("validation-failed", batch));
    }

    @Test
    void acceptanceNeedsAReasonAnOperatorAndLinesWithFindings() throws SQLException {
        long batch = RawZone.stage(HEADER, List.of(GOOD, NO_ID), 10);
        finished(batch);

        accept(batch, "", "{\"reason\": \" \"}").statusCode(400);
        accept(batch, "", "{}").statusCode(400);
        accept(batch, "", "{\"reason\": \"known\", \"lines\": [2, 3]}")
                .statusCode(422)
                .body("lines", contains(2));
        viewer().contentType("application/json")
                .body("{\"reason\": \"known\"}")
                .post("/loads/{id}/rejects/accept", batch)
                .then()
                .statusCode(403);
        assertEquals(0, load(batch).getLong("acceptedRejects"));
    }

    private static ValidatableResponse accept(long batch, String query, String body) {
        return operator()
                .contentType("application/json")
                .body(body)
                .post("/loads/" + batch + "/rejects/accept" + query)
                .then();
    }
}
