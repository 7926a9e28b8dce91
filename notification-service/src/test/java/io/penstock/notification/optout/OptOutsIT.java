package io.penstock.notification.optout;

import static org.hamcrest.Matchers.equalTo;

import io.penstock.notification.LedgerRows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OptOutsIT {

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @Test
    void phoneNumberIsTheSameHoweverItIsWritten() {
        operator()
                .put("/opt-outs/{address}", "(555) 123-4567")
                .then()
                .statusCode(200)
                .body("address", equalTo("+15551234567"))
                .body("createdBy", equalTo("operator"))
                .body("kind", equalTo("OPTED_OUT"));

        operator().put("/opt-outs/{address}", "+15551234567").then().statusCode(200);
        operator().get("/opt-outs/{address}", "+1 555 123 4567").then().statusCode(200);
        operator().delete("/opt-outs/{address}", "555-123-4567").then().statusCode(204);
        operator().get("/opt-outs/{address}", "+15551234567").then().statusCode(404);
    }

    @Test
    void personsWishOutweighsWhatAProviderSaid() {
        LedgerRows.execute("INSERT INTO notification.opt_out (address, kind, reason, created_by)"
                + " VALUES ('+15551234567', 'UNDELIVERABLE', 'Twilio 21211', 'notification-service')");

        operator().put("/opt-outs/{address}", "+15551234567").then().body("kind", equalTo("OPTED_OUT"));

        operator()
                .get("/opt-outs/{address}", "+15551234567")
                .then()
                .body("kind", equalTo("OPTED_OUT"))
                .body("reason", equalTo("opted out"));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        operator()
                .put("/opt-outs/{address}", "a@b@c")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("expected a mail address or a phone number, found neither"));
    }

    private static RequestSpecification operator() {
        return RestAssured.given().auth().preemptive().basic("operator", "operator");
    }
}
