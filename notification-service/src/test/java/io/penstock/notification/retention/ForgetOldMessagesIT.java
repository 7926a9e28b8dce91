package io.penstock.notification.retention;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.LedgerRows;
import io.penstock.testkit.Waiting;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ForgetOldMessagesIT {

    private static final String DELIVERY = """
            INSERT INTO notification.delivery (template, subject, recipient, channel, state, payload, due_at, created_at, updated_at)
            VALUES ('%s', '%s', 'somebody@example.test', 'EMAIL', '%s', '{}', %s,
                now() - interval '400 days', now() - interval '%d days') RETURNING id""";

    @Inject
    ForgetOldMessages forgetOldMessages;

    @BeforeEach
    void clear() {
        LedgerRows.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, 366, false",
        "DELIVERED, 366, false",
        "FAILED, 366, false",
        "SUPPRESSED, 366, false",
        "DELIVERED, 364, true",
        "UNKNOWN, 399, true" // waits for a person
    })
    void deliveryIsForgottenAYearAfterItsEnd(String state, int daysAgo, boolean stays) {
        delivery("note", "one", state, "NULL", daysAgo);

        forgetOldMessages.forget();

        assertEquals(stays ? 1 : 0, LedgerRows.count("delivery"));
    }

    @Test
    void messageThatTheProviderIsStillAskedAboutStays() {
        delivery("note", "one", "ACCEPTED", "now() + interval '1 hour'", 366);

        forgetOldMessages.forget();

        assertEquals(1, LedgerRows.count("delivery"));
    }

    @Test
    void reminderStaysSoThatItIsNotSentAgain() {
        String id = delivery("reminder", "1 2025-01-01 3", "DELIVERED", "NULL", 366);
        LedgerRows.execute("INSERT INTO notification.reminder VALUES (1, '2025-01-01', 3, 'REACHABLE', " + id + ")");

        forgetOldMessages.forget();

        assertEquals(0, LedgerRows.count("delivery"));
        assertEquals(1, LedgerRows.count("reminder"));
    }

    @Test
    void alertGoesWithTheLastMessageThatToldIt() {
        String told = digest();
        String untold = digest();
        delivery("alert-digest", "UNEXPECTED " + told, "ACCEPTED", "NULL", 366);
        delivery("alert-digest", "UNEXPECTED " + untold, "UNKNOWN", "NULL", 366);

        forgetOldMessages.forget();

        assertEquals(untold, LedgerRows.value("SELECT digest_id FROM notification.alert"));
        assertEquals(0, LedgerRows.count("digest WHERE id = " + told));
    }

    @Test
    void thousandsAreForgottenOnRequestAndTheCallsSaySo() {
        LedgerRows.execute("""
                INSERT INTO notification.delivery (template, subject, recipient, channel, state, payload, due_at, created_at, updated_at)
                SELECT 'note', n, 'somebody@example.test', 'EMAIL', 'DELIVERED', '{}', NULL, now() - interval '366 days',
                    now() - interval '366 days' FROM generate_series(1, 2500) AS n""");
        String first = LedgerRows.value("SELECT min(id) FROM notification.delivery");

        operator().post("/schedules/retention/run").then().statusCode(202);

        Waiting.await().untilAsserted(() -> assertEquals(0, LedgerRows.count("delivery")));
        Waiting.await()
                .untilAsserted(() -> operator()
                        .get("/schedules")
                        .then()
                        .body("find { it.name == 'retention' }.last.outcome", equalTo("DONE")));
        operator().get("/deliveries/" + first).then().statusCode(404).body("detail", containsString("forgotten"));
    }

    private static String delivery(String template, String subject, String state, String dueAt, int daysAgo) {
        return LedgerRows.value(DELIVERY.formatted(template, subject, state, dueAt, daysAgo));
    }

    private static String digest() {
        String id = LedgerRows.value("""
                INSERT INTO notification.digest (kind, created_at)
                VALUES ('UNEXPECTED', now() - interval '366 days') RETURNING id""");
        LedgerRows.execute("""
                INSERT INTO notification.alert (kind, subject, finding, raised_at, digest_id)
                VALUES ('UNEXPECTED', 'file %1$s', '{}', now() - interval '366 days', %1$s)""".formatted(id));
        return id;
    }

    private static RequestSpecification operator() {
        return given().auth().preemptive().basic("operator", "operator");
    }
}
