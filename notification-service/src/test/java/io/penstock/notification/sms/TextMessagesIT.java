package io.penstock.notification.sms;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.LedgerRows.Row;
import io.penstock.notification.Providers;
import io.penstock.notification.TestNote;
import io.penstock.notification.ledger.Channel;
import io.penstock.testkit.Topics;
import io.penstock.testkit.TwilioFault;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class TextMessagesIT {

    private static final String NUMBER = "+15551230009";

    @Inject
    TestNote note;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void busyTwilioIsCalledAgainAfterTheTimeItNames() {
        Providers.twilio().failNext(TwilioFault.TOO_MANY_REQUESTS, 2);
        long start = System.nanoTime();

        long id = note.send(Channel.SMS, NUMBER);

        Row row = LedgerRows.awaitState(id, "DELIVERED");
        assertEquals(1, row.attempts());
        assertTrue(Duration.ofNanos(System.nanoTime() - start).compareTo(Duration.ofSeconds(2)) >= 0);
        assertEquals(1, Providers.twilio().messages().size());
    }

    @Test
    void failingTwilioIsCalledAgain() {
        Providers.twilio().failNext(TwilioFault.SERVER_ERROR, 2);

        long id = note.send(Channel.SMS, NUMBER);

        assertEquals(3, LedgerRows.awaitState(id, "DELIVERED").attempts());
        assertEquals(1, Providers.twilio().messages().size());
    }

    @Test
    void messagesWaitWhileTwilioKeepsFailingAndAreThenSentOnce() {
        Providers.twilio().failNext(TwilioFault.SERVER_ERROR, 12);
        for (int i = 0; i < 6; i++) {
            note.send(Channel.SMS, NUMBER);
        }

        await().until(() ->
                LedgerRows.deliveries().stream().allMatch(row -> row.state().equals("DELIVERED")));
        assertEquals(6, Providers.twilio().messages().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAVAILABLE", "UNAUTHORIZED"})
    void messageWaitsForTwilioHoweverOftenItIsRefused(TwilioFault fault) {
        Providers.twilio().failNext(fault, 5);

        long id = note.send(Channel.SMS, NUMBER);

        Row row = LedgerRows.awaitState(id, "DELIVERED");
        assertEquals(6, row.attempts());
        assertEquals(1, Providers.twilio().messages().size());
        assertEquals(0, LedgerRows.count("opt_out"));
    }

    @ParameterizedTest
    @EnumSource(names = {"BAD_GATEWAY", "FOREIGN_UNAVAILABLE"})
    void answerThatIsNotTwiliosLeavesTheMessageUnknown(TwilioFault fault) {
        Providers.twilio().failNext(fault, 1);

        long id = note.send(Channel.SMS, NUMBER);

        Row row = LedgerRows.awaitState(id, "UNKNOWN");
        assertEquals(1, row.attempts());
        assertTrue(row.lastError().endsWith("is not Twilio's own"), row.lastError());
        LedgerRows.execute("UPDATE notification.delivery SET state = 'FAILED', due_at = NULL WHERE state = 'UNKNOWN'");
    }

    @Test
    void messageOfUnknownOutcomeIsNotTakenForAnEarlierOneOfTheSameText() {
        long earlier = note.send(Channel.SMS, NUMBER);
        LedgerRows.awaitState(earlier, "DELIVERED");
        Providers.twilio().failNext(TwilioFault.FOREIGN_UNAVAILABLE, 1);

        long id = note.send(Channel.SMS, NUMBER);

        LedgerRows.awaitState(id, "UNKNOWN");
        String askedNext = LedgerRows.value("SELECT due_at FROM notification.delivery WHERE id = " + id);
        await().until(() -> !Objects.equals(
                askedNext, LedgerRows.value("SELECT due_at FROM notification.delivery WHERE id = " + id)));
        await().during(Duration.ofSeconds(2))
                .until(() -> LedgerRows.value("SELECT state FROM notification.delivery WHERE id = " + id)
                        .equals("UNKNOWN"));
        assertEquals(1, Providers.twilio().messages().size());
        LedgerRows.execute("UPDATE notification.delivery SET state = 'FAILED', due_at = NULL WHERE state = 'UNKNOWN'");
    }

    @Test
    void numberThatTurnsOutToBeALandlineIsNotUsedAgain() {
        Providers.twilio().failNext(TwilioFault.LANDLINE, 1);

        long id = note.send(Channel.SMS, NUMBER);

        assertEquals("Twilio 30006", LedgerRows.awaitState(id, "FAILED").lastError());
        assertEquals("UNDELIVERABLE", LedgerRows.value("SELECT kind FROM notification.opt_out"));
    }

    @Test
    void recipientWhoseOptOutIsToldLaterIsOptedOut() {
        Providers.twilio().failNext(TwilioFault.OPTED_OUT_LATER, 1);

        long id = note.send(Channel.SMS, NUMBER);

        assertEquals(
                "Twilio 21610: recipient opted out",
                LedgerRows.awaitState(id, "FAILED").lastError());
        assertEquals("OPTED_OUT", LedgerRows.value("SELECT kind FROM notification.opt_out"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPT_THEN_DROP", "ACCEPT_SLOWLY"})
    void messageWhoseAnswerWasLostIsFoundAtTwilioAndNotSentAgain(TwilioFault fault) {
        Providers.twilio().failNext(fault, 1);

        long id = note.send(Channel.SMS, NUMBER);

        Row row = LedgerRows.awaitState(id, "DELIVERED");
        Topics.await(
                "delivery-status",
                message -> message.key().equals(Long.toString(id))
                        && message.value().contains("\"state\":\"UNKNOWN\""));
        assertEquals(1, row.attempts());
        assertEquals(1, Providers.twilio().messages().size());
        assertEquals(Providers.twilio().messages().get(0).sid(), row.providerId());
        assertNull(row.lastError());
    }

    @Test
    void messageThatTwilioDoesNotKnowWaitsForAPersonAndIsSentOnTheirWord() {
        Providers.twilio().failNext(TwilioFault.DROP, 1);
        long id = note.send(Channel.SMS, NUMBER);
        LedgerRows.awaitState(id, "UNKNOWN");
        await().during(Duration.ofSeconds(2)).until(() -> LedgerRows.awaitState(id, "UNKNOWN") != null);
        assertEquals(0, Providers.twilio().messages().size());

        RestAssured.given()
                .auth()
                .preemptive()
                .basic("operator", "operator")
                .contentType("application/json")
                .body("{\"outcome\":\"NOT_SENT\"}")
                .post("/deliveries/" + id + "/resolve")
                .then()
                .statusCode(200);

        LedgerRows.awaitState(id, "DELIVERED");
        assertEquals(1, Providers.twilio().messages().size());
    }

    @Test
    void wrongNumberFailsAtOnceAndIsNotCalledAgain() {
        long id = note.send(Channel.SMS, "+15005550001");
        assertEquals(
                "Twilio 21211: not a mobile number",
                LedgerRows.awaitState(id, "FAILED").lastError());

        long next = note.send(Channel.SMS, "+15005550001");

        assertEquals(0, LedgerRows.awaitState(next, "SUPPRESSED").attempts());
    }

    @Test
    void numberThatOptedOutAtTwilioIsSuppressedFromThenOn() {
        long id = note.send(Channel.SMS, "+15005550004");
        assertEquals(1, LedgerRows.awaitState(id, "SUPPRESSED").attempts());

        long next = note.send(Channel.SMS, "+15005550004");

        Row row = LedgerRows.awaitState(next, "SUPPRESSED");
        assertEquals(0, row.attempts());
        assertEquals("Twilio 21610: recipient opted out", row.lastError());
    }

    @Test
    void messageThatDoesNotArriveFailsWithTwiliosCode() {
        Providers.twilio().failNext(TwilioFault.UNDELIVERED, 1);

        long id = note.send(Channel.SMS, NUMBER);

        assertEquals("Twilio 30003", LedgerRows.awaitState(id, "FAILED").lastError());
        assertEquals(0, LedgerRows.count("opt_out"));
    }

    @Test
    void messageWithoutACallbackIsAskedAbout() {
        Providers.twilio().failNext(TwilioFault.NO_CALLBACK, 1);

        long id = note.send(Channel.SMS, NUMBER);

        LedgerRows.awaitState(id, "DELIVERED");
    }
}
