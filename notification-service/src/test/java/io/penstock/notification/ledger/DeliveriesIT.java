package io.penstock.notification.ledger;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.notification.LedgerRows;
import io.penstock.notification.TestNote;
import io.penstock.testkit.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeliveriesIT {

    @Inject
    TestNote note;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void ledgerIsListedNewestFirstAndFiltered() {
        long first = note.send(Channel.EMAIL, "first@example.test");
        long second = note.send(Channel.EMAIL, "second@example.test");
        LedgerRows.awaitState(first, "ACCEPTED");
        LedgerRows.awaitState(second, "ACCEPTED");

        as("operator")
                .get("/deliveries?state=ACCEPTED&channel=EMAIL&template=test-note")
                .then()
                .statusCode(200)
                .body("recipient", contains("second@example.test", "first@example.test"))
                .body("state", contains("ACCEPTED", "ACCEPTED"));
        as("operator").get("/deliveries?channel=SMS").then().body("$", hasSize(0));
        as("operator").get("/deliveries?limit=1").then().body("id", contains((int) second));
        as("operator").get("/deliveries?chanel=SMS").then().statusCode(400);
    }

    @Test
    void messageThatSpeaksOfNoBatchIsToldOnlyHowItEnded() {
        String id = String.valueOf(note.send(Channel.EMAIL, "somebody@example.test"));

        Topics.await(
                "delivery-status",
                message -> message.key().equals(id) && message.value().contains("\"state\":\"ACCEPTED\""));

        assertEquals(
                1,
                Topics.all("delivery-status").stream()
                        .filter(message -> message.key().equals(id))
                        .count());
    }

    @ParameterizedTest
    @EnumSource
    void everyStateIsCountedFromTheStart(DeliveryState state) {
        for (Channel channel : Channel.values()) {
            assertNotNull(
                    metrics.find("penstock.deliveries")
                            .tags("channel", channel.name(), "state", state.name())
                            .counter(),
                    channel.name());
        }
    }

    @Test
    void viewerSeesAddressesMasked() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");

        as("viewer").get("/deliveries").then().body("recipient", contains("s***@example.test"));
        as("viewer").get("/deliveries/" + id).then().body("recipient", equalTo("s***@example.test"));
    }

    @Test
    void optedOutAddressIsNotWrittenTo() {
        as("operator").put("/opt-outs/Somebody@Example.test").then().statusCode(200);

        long id = note.send(Channel.EMAIL, "somebody@example.test");

        assertEquals("opted out", LedgerRows.awaitState(id, "SUPPRESSED").lastError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-template", "alert-digest"})
    void deliveryThatCannotBeWordedFailsAndKeepsNoOtherWaiting(String template) {
        long unspeakable = note.send(template, Channel.EMAIL, "first@example.test");
        long id = note.send(Channel.EMAIL, "second@example.test");

        LedgerRows.awaitState(id, "ACCEPTED");
        assertEquals(
                "cannot be worded", LedgerRows.awaitState(unspeakable, "FAILED").lastError());
    }

    @Test
    void onlyAnUnknownOutcomeCanBeResolved() {
        long id = note.send(Channel.EMAIL, "somebody@example.test");
        LedgerRows.awaitState(id, "ACCEPTED");
        String sent = "{\"outcome\":\"SENT\"}";

        as("operator").body(sent).post("/deliveries/" + id + "/resolve").then().statusCode(409);
        as("operator").body(sent).post("/deliveries/9999999/resolve").then().statusCode(404);
        LedgerRows.execute("UPDATE notification.delivery SET state = 'UNKNOWN' WHERE id = " + id);
        as("operator")
                .body(sent)
                .post("/deliveries/" + id + "/resolve")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACCEPTED"))
                .body("resolvedBy", equalTo("operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"outcome\":\"PERHAPS\"}", "", "null"})
    void resolutionThatSaysNothingIsRefused(String body) {
        as("operator").body(body).post("/deliveries/1/resolve").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=LOST", "channel=PIGEON", "limit=0", "limit=1001"})
    void filterThatCannotBeMeantIsRefused(String query) {
        as("operator").get("/deliveries?" + query).then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest(name = "{0} {1} as {2} gives {3}")
    @CsvFileSource(resources = "/who-may-call-what.csv", numLinesToSkip = 1)
    void onlyWhoMayCall(String method, String path, String user, int status) {
        RequestSpecification call = user == null ? RestAssured.given().contentType("application/json") : as(user);

        assertEquals(
                status,
                call.body("{\"outcome\":\"SENT\"}").request(method, path).statusCode());
    }

    private static RequestSpecification as(String user) {
        return RestAssured.given().auth().preemptive().basic(user, user).contentType("application/json");
    }
}
