package io.penstock.notification.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.Providers;
import io.penstock.notification.TestNote;
import io.penstock.notification.ledger.Channel;
import io.penstock.testkit.TwilioStandIn;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TwilioCallbackIT {

    @Inject
    TestNote note;

    private long delivery;

    @BeforeEach
    void acceptedMessage() {
        LedgerRows.clear();
        delivery = note.send(Channel.SMS, "+15551230008");
        LedgerRows.awaitState(delivery, "DELIVERED");
        LedgerRows.execute("UPDATE notification.delivery SET state = 'ACCEPTED', due_at = NULL WHERE id = " + delivery);
    }

    @Test
    void signedCallbackIsBelieved() {
        assertEquals(204, call("delivered", signature(form("delivered"))));
        assertEquals("DELIVERED", state());
    }

    @Test
    void callbackIsFoundByTwiliosNameToo() {
        Map<String, String> form = form("undelivered");
        form.put("ErrorCode", "30005");
        String signature = TwilioStandIn.signature(Providers.TOKEN, Providers.publicUrl() + "/twilio/status", form);

        RestAssured.given()
                .header("X-Twilio-Signature", signature)
                .formParams(form)
                .post("/twilio/status")
                .then()
                .statusCode(204);

        assertEquals("Twilio 30005", LedgerRows.awaitState(delivery, "FAILED").lastError());
    }

    @Test
    void parameterThatNobodyKnowsYetIsTaken() {
        Map<String, String> form = form("delivered");
        form.put("RawDlrDoneDate", "2401251230");

        int status = RestAssured.given()
                .header("X-Twilio-Signature", signature(form))
                .formParams(form)
                .post("/twilio/status?delivery=" + delivery)
                .statusCode();

        assertEquals(204, status);
        assertEquals("DELIVERED", state());
    }

    @Test
    void callbackOfAnotherSignerIsRefused() {
        String forged = TwilioStandIn.signature("another token", url(), form("delivered"));

        assertEquals(403, call("delivered", forged));
        assertEquals("ACCEPTED", state());
    }

    @Test
    void signatureOfAnotherFormIsRefused() {
        assertEquals(403, call("failed", signature(form("delivered"))));
        assertEquals("ACCEPTED", state());
    }

    @Test
    void callbackWithoutSignatureIsRefused() {
        int status = RestAssured.given()
                .formParams(form("delivered"))
                .post("/twilio/status?delivery=" + delivery)
                .statusCode();

        assertEquals(403, status);
        assertEquals("ACCEPTED", state());
    }

    @Test
    void lateCallbackDoesNotMoveTheStateBack() {
        call("delivered", signature(form("delivered")));

        assertEquals(204, call("sent", signature(form("sent"))));
        assertEquals(204, call("failed", signature(form("failed"))));
        assertEquals("DELIVERED", state());
    }

    @Test
    void callbackOfAnotherMessageIsNotTaken() {
        Map<String, String> form = form("failed");
        form.put("MessageSid", "SM00000000000000000000000000000000");

        int status = RestAssured.given()
                .header("X-Twilio-Signature", signature(form))
                .formParams(form)
                .post("/twilio/status?delivery=" + delivery)
                .statusCode();

        assertEquals(204, status);
        assertEquals("ACCEPTED", state());
    }

    @Test
    void messageThatTwilioTookInSpiteOfItsRefusalIsNotSentAgain() {
        LedgerRows.execute("UPDATE notification.delivery SET state = 'PENDING', due_at = now() + interval '1 hour'"
                + " WHERE id = " + delivery);

        assertEquals(204, call("delivered", signature(form("delivered"))));
        assertEquals("DELIVERED", state());
    }

    private int call(String status, String signature) {
        return RestAssured.given()
                .header("X-Twilio-Signature", signature)
                .formParams(form(status))
                .post("/twilio/status?delivery=" + delivery)
                .statusCode();
    }

    private Map<String, String> form(String status) {
        Map<String, String> form = new HashMap<>();
        form.put("MessageSid", LedgerRows.deliveries().get(0).providerId());
        form.put("MessageStatus", status);
        form.put("To", "+15551230008");
        form.put("AccountSid", Providers.ACCOUNT);
        return form;
    }

    private String signature(Map<String, String> form) {
        return TwilioStandIn.signature(Providers.TOKEN, url(), form);
    }

    private String url() {
        return Providers.publicUrl() + "/twilio/status?delivery=" + delivery;
    }

    private static String state() {
        return LedgerRows.deliveries().get(0).state();
    }
}
