package io.penstock.etl.client;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class ClientIT {

    private static final String APPROVED = """
            {"createdAt":"2023-06-30T19:47:12","status":"approved","batch":2,"creditLimit":33500.50,"interestRate":30}""";
    private static final String DENIED = """
            {"status":"DENIED","batch":2,"creditLimit":"33500.5","interestRate":30.0,
             "deniedReason":"defaulter","deniedAt":"2024-01-17 19:46:37"}""";

    @Test
    void newClientIsCreatedWithItsLocationAndTag() {
        put(8_000_001, APPROVED)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/clients/8000001"))
                .header("ETag", matchesPattern("\"[0-9a-f]{32}\""))
                .body("userId", equalTo(8_000_001))
                .body("creditLimit", equalTo(33500.5f));

        get(8_000_001)
                .then()
                .statusCode(200)
                .body("createdAt", equalTo("2023-06-30T19:47:12"))
                .body("status", equalTo("approved"))
                .body("batch", equalTo(2))
                .body("interestRate", equalTo(30))
                .body("deniedReason", nullValue());
    }

    @Test
    void clientIsCreatedNowInTheLendersZoneAndKeepsThatTime() {
        LocalDateTime before = LocalDateTime.now(ZoneId.of("America/Sao_Paulo")).minusSeconds(2);
        String timeless = APPROVED.replace("\"createdAt\":\"2023-06-30T19:47:12\",", "");

        String created =
                put(8_000_002, timeless).then().statusCode(201).extract().path("createdAt");
        String kept = put(8_000_002, DENIED).then().statusCode(200).extract().path("createdAt");

        assertTrue(LocalDateTime.parse(created).isAfter(before), created);
        assertTrue(LocalDateTime.parse(created).isBefore(before.plusMinutes(1)), created);
        assertEquals(created, kept);
    }

    @Test
    void whoSeesAClientIsTold() {
        put(8_000_090, APPROVED);
        get(8_000_090).then().statusCode(200);
        operator().get("/clients/8000091").then().statusCode(404);

        var seen = Topics.await("personal-data-seen", m -> m.key().equals("client 8000090"));

        Contract.of("personal-data-seen").assertValid(seen.value());
        assertTrue(seen.value().contains("\"CLIENT_VIEWED\""), seen.value());
        assertTrue(seen.value().contains("\"operator\""), seen.value());
        assertTrue(
                Topics.all("personal-data-seen").stream().noneMatch(m -> m.key().equals("client 8000091")));
    }

    @Test
    void sameContentAgainChangesNothing() {
        String tag = put(8_000_003, APPROVED).header("ETag");

        Response again = put(8_000_003, APPROVED.replace("33500.50", "33500.5"));

        again.then().statusCode(200).header("ETag", equalTo(tag));
        operator().get("/clients/8000003/history").then().body("$", hasSize(1));
    }

    @Test
    void versionThatWasSeenIsAlteredAndAStaleOneIsNot() {
        String seen = put(8_000_004, APPROVED).header("ETag");

        Response first = operator().header("If-Match", seen).body(DENIED).put("/clients/8000004");
        Response second = operator().header("If-Match", seen).body(APPROVED).put("/clients/8000004");

        first.then().statusCode(200).header("ETag", not(equalTo(seen))).body("status", equalTo("denied"));
        second.then()
                .statusCode(412)
                .contentType("application/problem+json")
                .header("ETag", equalTo(first.header("ETag")));
        get(8_000_004).then().body("status", equalTo("denied")).header("ETag", equalTo(first.header("ETag")));
    }

    @Test
    void clientThatIsThereIsNotCreatedAgain() {
        operator()
                .header("If-None-Match", "*")
                .body(APPROVED)
                .put("/clients/8000005")
                .then()
                .statusCode(201);
        operator()
                .header("If-None-Match", "*")
                .body(DENIED)
                .put("/clients/8000005")
                .then()
                .statusCode(412);
        operator()
                .header("If-Match", "\"abc\"")
                .body(DENIED)
                .put("/clients/8000006")
                .then()
                .statusCode(412);
        operator()
                .header("If-Match", "*")
                .body(DENIED)
                .put("/clients/8000005")
                .then()
                .statusCode(200);
        get(8_000_006).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void callerWhoHasTheVersionIsToldSo() {
        String tag = put(8_000_007, APPROVED).header("ETag");

        operator()
                .header("If-None-Match", tag)
                .get("/clients/8000007")
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
    }

    @Test
    void ofTwoWhoSawTheSameVersionExactlyOneWins() {
        for (int round = 0; round < 5; round++) {
            long userId = 8_000_100L + round;
            String seen = put(userId, APPROVED).header("ETag");
            List<CompletableFuture<Integer>> answers = IntStream.of(1_000, 2_000)
                    .mapToObj(limit -> CompletableFuture.supplyAsync(() -> operator()
                            .header("If-Match", seen)
                            .body(APPROVED.replace("33500.50", Integer.toString(limit)))
                            .put("/clients/{id}", userId)
                            .statusCode()))
                    .toList();

            assertEquals(
                    List.of(200, 412),
                    answers.stream().map(CompletableFuture::join).sorted().toList());
        }
    }

    @Test
    void ofTwoWhoAddTheSameClientExactlyOneCreatesIt() {
        for (int round = 0; round < 5; round++) {
            long userId = 8_000_200L + round;
            List<CompletableFuture<Integer>> answers = Stream.of(1, 2)
                    .map(one -> CompletableFuture.supplyAsync(
                            () -> put(userId, APPROVED).statusCode()))
                    .toList();

            assertEquals(
                    List.of(200, 201),
                    answers.stream().map(CompletableFuture::join).sorted().toList());
            operator().get("/clients/{id}/history", userId).then().body("$", hasSize(1));
        }
    }

    @Test
    void bodyThatIsTooDeepIsRefused() {
        operator()
                .contentType("application/json")
                .body("[".repeat(1_100))
                .put("/clients/{id}", 8_000_099)
                .then()
                .statusCode(400);
    }

    @Test
    void callerIsToldToComeAgainWhileALoadHoldsTheClients() throws SQLException {
        put(8_000_012, APPROVED);
        try (Connection load = Servers.postgres().connect("penstock");
                Statement statement = load.createStatement()) {
            load.setAutoCommit(false);
            statement.execute("LOCK TABLE mart.client IN EXCLUSIVE MODE");

            put(8_000_012, DENIED).then().statusCode(503).header("Retry-After", "10");
            get(8_000_012).then().statusCode(200).body("status", equalTo("approved"));
        }
        put(8_000_012, DENIED).then().statusCode(200);
    }

    @Test
    void everyFieldThatBreaksARuleIsNamed() {
        put(8_000_008, """
                {"createdAt":"yesterday","status":"pending","creditLimit":-1,"interestRate":[1],"colour":"red","userId":9}""")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "violations.field",
                        containsInAnyOrder(
                                "createdAt", "status", "batch", "creditLimit", "interestRate", "colour", "userId"))
                .body(
                        "violations.rule",
                        containsInAnyOrder(
                                "timestamp-format",
                                "one-of",
                                "required",
                                "range",
                                "single-value",
                                "unknown-field",
                                "key-of-path"))
                .body(
                        "violations.find { it.field == 'creditLimit' }.message",
                        equalTo("expected at least 0, found '-1'"));
        get(8_000_008).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{} {}",
                "{\"status\":\"approved\",\"status\":\"denied\"}",
                "{\"batch\":1e999999999}",
                "{\"batch\":1.5,\"creditLimit\":1e400,\"interestRate\":true}"
            })
    void whatIsNoClientIsRefused(String body) {
        put(8_000_009, body).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void deniedClientNeedsReasonAndTimeAndOthersHaveNone() {
        put(8_000_010, APPROVED.replace("approved", "denied"))
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("deniedReason", "deniedAt"));
        put(8_000_010, DENIED.replace("DENIED", "approved"))
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("deniedReason", "deniedAt"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, 401, 401",
        "viewer, 403, 403",
        "analyst, 404, 403",
        "operator, 404, 400",
        "admin, 404, 400",
    })
    void operatorsWriteAndAnalystsReadOnly(String user, int reading, int writing) {
        assertEquals(reading, as(user).get("/clients/8000011").statusCode());
        assertEquals(reading, as(user).get("/clients/8000011/history").statusCode());
        assertEquals(reading, as(user).get("/loans/8000011").statusCode());
        assertEquals(reading, as(user).get("/loans/8000011/history").statusCode());
        assertEquals(writing, as(user).body("{}").put("/clients/8000011").statusCode());
    }

    @Test
    void idThatIsNoNumberIsNotFound() {
        assertEquals(404, operator().body(APPROVED).put("/clients/abc").statusCode());
    }

    private static Response put(long userId, String body) {
        return operator().body(body).put("/clients/{id}", userId);
    }

    private static Response get(long userId) {
        return operator().get("/clients/{id}", userId);
    }

    private static RequestSpecification operator() {
        return as("operator");
    }

    private static RequestSpecification as(String user) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        return user.equals("nobody") ? request : request.auth().preemptive().basic(user, user);
    }
}
