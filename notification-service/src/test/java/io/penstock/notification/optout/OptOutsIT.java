package io.penstock.notification.optout;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.penstock.notification.LedgerRows;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OptOutsIT {

    @BeforeEach
    void clear() {
        LedgerRows.clear();
        asEtl("TRUNCATE mart.contact");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/dialled-numbers.csv", numLinesToSkip = 1)
    void numberAsItIsDialledIsTheContactsThatHasIt(String dialled, String number) {
        contact(7, null, number);

        operator()
                .put("/opt-outs/{address}", dialled)
                .then()
                .statusCode(200)
                .body("address", equalTo(number))
                .body("createdBy", equalTo("operator"))
                .body("kind", equalTo("OPTED_OUT"))
                .body("knownContact", equalTo(true));

        operator().put("/opt-outs/{address}", dialled).then().statusCode(200);
        operator().get("/opt-outs/{address}", number).then().statusCode(200);
        operator().delete("/opt-outs/{address}", dialled).then().statusCode(204);
        operator().get("/opt-outs/{address}", number).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(11) 90000-4377", "21900004378", "(555) 123-4567", "0xx11 90000-4377"})
    void numberThatNoContactHasIsAskedForWithItsCountryCode(String dialled) {
        contact(7, null, "+5531900004379");

        operator()
                .put("/opt-outs/{address}", dialled)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("country code"));
        assertEquals(0, LedgerRows.count("opt_out"));
    }

    @Test
    void numberThatContactsOfTwoCountriesHaveIsAskedForWithItsCountryCode() {
        contact(7, null, "+5511912345678");
        contact(8, null, "+8611912345678");

        operator()
                .put("/opt-outs/{address}", "11912345678")
                .then()
                .statusCode(400)
                .body("detail", containsString("country code"));
    }

    @Test
    void addressThatNoContactHasIsListedAndSaidToBeUnknown() {
        contact(7, "Known@Example.test", null);

        operator()
                .put("/opt-outs/{address}", "+1 555 123 4567")
                .then()
                .statusCode(200)
                .body("address", equalTo("+15551234567"))
                .body("knownContact", equalTo(false));
        operator().put("/opt-outs/{address}", "known@example.test").then().body("knownContact", equalTo(true));
    }

    @Test
    void listSaysWhyWhenAndByWhomPageByPage() {
        operator().queryParam("note", "called on Monday").put("/opt-outs/{address}", "+15551234567");
        operator().put("/opt-outs/{address}", "somebody@example.test");
        LedgerRows.execute("INSERT INTO notification.opt_out (address, kind, reason, created_by)"
                + " VALUES ('+15551230001', 'UNDELIVERABLE', 'Twilio 30006', 'notification-service')");

        operator()
                .get("/opt-outs")
                .then()
                .statusCode(200)
                .body("address", contains("+15551230001", "somebody@example.test", "+15551234567"))
                .body("reason", contains("Twilio 30006", "opted out", "opted out"))
                .body("createdBy", contains("notification-service", "operator", "operator"))
                .body("[2].note", equalTo("called on Monday"))
                .body("[2].createdAt", notNullValue());
        int first = operator().get("/opt-outs?limit=1").path("[0].id");
        operator()
                .get("/opt-outs?kind=OPTED_OUT&limit=1&before=" + first)
                .then()
                .body("address", contains("somebody@example.test"));
    }

    @Test
    void viewerSeesTheListMaskedAndWithoutNotes() {
        operator().queryParam("note", "called on Monday").put("/opt-outs/{address}", "somebody@example.test");

        as("viewer")
                .get("/opt-outs")
                .then()
                .body("address", contains("s***@example.test"))
                .body("[0].note", equalTo(null));
        as("viewer").get("/opt-outs/somebody@example.test").then().body("note", equalTo(null));
    }

    @Test
    void whoSeesTheAddressesIsOnRecord() {
        operator().put("/opt-outs/{address}", "somebody@example.test");

        operator().get("/opt-outs").then().statusCode(200);

        String told = Topics.await(
                        "personal-data-seen", message -> message.value().contains("OPT_OUTS_VIEWED"))
                .value();
        Contract.of("personal-data-seen").assertValid(told);
        assertFalse(told.contains("somebody"));
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

    private static void contact(long user, String email, String phone) {
        asEtl("INSERT INTO mart.contact (user_id, email, phone) VALUES (%d, %s, %s)"
                .formatted(user, quoted(email), quoted(phone)));
    }

    private static void asEtl(String sql) {
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = etl.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String quoted(String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    private static RequestSpecification operator() {
        return as("operator");
    }

    private static RequestSpecification as(String user) {
        return RestAssured.given().auth().preemptive().basic(user, user);
    }
}
