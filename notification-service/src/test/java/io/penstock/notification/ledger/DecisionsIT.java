package io.penstock.notification.ledger;

import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.SmtpRelay.Mood;
import io.penstock.notification.TestNote;
import io.penstock.testkit.TwilioFault;
import io.penstock.testkit.TwilioStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator may decide about deliveries. */
@QuarkusTest
class DecisionsIT {

    private static final String ADDRESS = "somebody@example.test";
    private static final String NUMBER = "+15551230011";

    @Inject
    TestNote note;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @AfterEach
    void oblige() {
        Providers.relay().stay(Mood.OBLIGING);
    }

    @Test
    void failedDeliveryIsSentAgainOnceHoweverOftenItIsAskedFor() {
        long id = failed();

        post("/deliveries/" + id + "/resend").statusCode(200).body("resolvedBy", equalTo("operator"));

        LedgerRows.awaitState(id, "ACCEPTED");
        post("/deliveries/" + id + "/resend")
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("ACCEPTED"));
        assertEquals(1, Providers.mail().mails().size());
    }

    @ParameterizedTest
    @CsvSource({
        "SENDING,   resend, 409",
        "ACCEPTED,  resend, 409",
        "DELIVERED, resend, 409",
        "UNKNOWN,   resend, 409",
        "SENDING,   cancel, 409",
        "ACCEPTED,  cancel, 409",
        "DELIVERED, cancel, 409",
        "UNKNOWN,   cancel, 409",
        "FAILED,    cancel, 409",
        "SUPPRESSED, cancel, 200"
    })
    void stateDecidesWhatCanBeDone(String state, String decision, int status) {
        long id = note.send(Channel.EMAIL, ADDRESS);
        LedgerRows.awaitState(id, "ACCEPTED");
        LedgerRows.execute("UPDATE notification.delivery SET state = '" + state
                + "', sending_by = 'another', sending_at = now() + interval '1 hour' WHERE id = " + id);

        post("/deliveries/" + id + "/" + decision)
                .statusCode(status)
                .body(status == 409 ? "detail" : "state", containsString(state));

        assertEquals(state, LedgerRows.deliveries().get(0).state());
        assertEquals(1, Providers.mail().mails().size());
    }

    @Test
    void deliveryOfUnknownOutcomeIsSentAgainOnlyAfterAPersonSaidThatItWasNotSent() {
        Providers.relay().be(Mood.DROPS_AFTER_MAIL, 1);
        long id = note.send(Channel.EMAIL, ADDRESS);
        LedgerRows.awaitState(id, "UNKNOWN");

        post("/deliveries/" + id + "/resend").statusCode(409).body("detail", containsString("/resolve"));

        LedgerRows.awaitState(id, "UNKNOWN");
        assertEquals(1, Providers.mail().mails().size());
    }

    @Test
    void cancelledDeliveryIsNotSentUntilItIsSentAgain() {
        Providers.relay().stay(Mood.REFUSES_LOGIN);
        long id = note.send(Channel.EMAIL, ADDRESS);
        LedgerRows.await(id, row -> row.attempts() > 0);
        await().until(() -> callStatus("/deliveries/" + id + "/cancel") == 200);

        Providers.relay().stay(Mood.OBLIGING);

        post("/deliveries/" + id + "/cancel").statusCode(200).body("state", equalTo("SUPPRESSED"));
        assertEquals(
                "cancelled by a person", LedgerRows.awaitState(id, "SUPPRESSED").lastError());
        assertEquals(0, Providers.mail().mails().size());
        post("/deliveries/" + id + "/resend").statusCode(200);
        LedgerRows.awaitState(id, "ACCEPTED");
    }

    @Test
    void failedDeliveriesOfAKindAreSentAgainTogether() {
        long first = failed();
        long second = failed();
        long other = note.send(Channel.SMS, "+15005550002");
        LedgerRows.awaitState(other, "FAILED");
        await().until(() -> LedgerRows.count("channel WHERE paused_since IS NOT NULL") == 0);

        post("/deliveries/resend?state=FAILED&channel=EMAIL&template=test-note&since=2020-01-01T00:00:00Z")
                .statusCode(200)
                .body("done", equalTo(2))
                .body("refused", equalTo(0));

        LedgerRows.awaitState(first, "ACCEPTED");
        LedgerRows.awaitState(second, "ACCEPTED");
        LedgerRows.awaitState(other, "FAILED");
        post("/deliveries/resend?channel=EMAIL").statusCode(200).body("done", equalTo(0));
        assertEquals(2, Providers.mail().mails().size());
    }

    @Test
    void whatAMessageSpeaksOfMustNotBePast() {
        long id = failed();
        LedgerRows.execute("UPDATE notification.delivery SET speaks_until = now() - interval '1 day' WHERE id = " + id);

        post("/deliveries/" + id + "/resend").statusCode(409).body("detail", containsString("is past"));
        post("/deliveries/resend").statusCode(200).body("done", equalTo(0)).body("refused", equalTo(1));
    }

    @Test
    void waitingDeliveriesOfAKindAreCancelledTogether() {
        Providers.relay().stay(Mood.REFUSES_LOGIN);
        note.send(Channel.EMAIL, 30, ADDRESS);
        await().until(() -> LedgerRows.deliveries().stream().anyMatch(row -> row.attempts() > 0));

        await().until(() -> {
            post("/deliveries/cancel?channel=EMAIL").statusCode(200);
            return LedgerRows.count("delivery WHERE state <> 'SUPPRESSED'") == 0;
        });
        assertEquals(0, Providers.mail().mails().size());
    }

    @Test
    void newsOfTheAttemptBeforeDoNotEndTheNext() {
        Providers.twilio().failNext(TwilioFault.UNDELIVERED, 1);
        long id = note.send(Channel.SMS, NUMBER);
        String failedSid = LedgerRows.awaitState(id, "FAILED").providerId();
        LedgerRows.execute("UPDATE notification.channel SET paused_since = now(), pause_reason = 'test',"
                + " probe_at = now() + interval '1 hour' WHERE channel = 'SMS'");
        post("/deliveries/" + id + "/resend").statusCode(200);

        callback(id, failedSid, "undelivered");

        assertEquals("PENDING", LedgerRows.deliveries().get(0).state());
        LedgerRows.execute("UPDATE notification.channel SET paused_since = NULL, probe_at = NULL");
        LedgerRows.awaitState(id, "DELIVERED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resend?state=UNKNOWN",
                "resend?state=ACCEPTED",
                "resend?state=LOST",
                "cancel?state=FAILED",
                "resend?since=yesterday",
                "resend?channel=PIGEON"
            })
    void filterThatCannotBeMeantIsRefused(String call) {
        post("/deliveries/" + call).statusCode(400).contentType("application/problem+json");
    }

    /** A mail that failed for good by a refusal that blames neither us nor the address. */
    private long failed() {
        Providers.relay().be(Mood.UNKNOWN_RECIPIENT, 1);
        long id = note.send(Channel.EMAIL, ADDRESS);
        LedgerRows.awaitState(id, "FAILED");
        return id;
    }

    private static void callback(long id, String sid, String status) {
        String url = Providers.publicUrl() + "/twilio/status?delivery=" + id;
        Map<String, String> form = new TreeMap<>(Map.of("MessageSid", sid, "MessageStatus", status));
        RestAssured.given()
                .header("X-Twilio-Signature", TwilioStandIn.signature(Providers.TOKEN, url, form))
                .formParams(form)
                .post("/twilio/status?delivery=" + id)
                .then()
                .statusCode(204);
    }

    private static int callStatus(String path) {
        return post(path).extract().statusCode();
    }

    private static ValidatableResponse post(String path) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", "operator")
                .post(path)
                .then();
    }
}
