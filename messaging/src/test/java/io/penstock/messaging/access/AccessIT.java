package io.penstock.messaging.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class AccessIT {

    @TestHTTPResource
    URI url;

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, http://localhost:1",
        "Origin, null",
        "Origin, not an origin"
    })
    void pageOfAnotherOriginChangesNothing(String header, String value) {
        for (String path : new String[] {"/echo", "/sample/echo"}) {
            as("operator", "operator")
                    .header(header, value)
                    .contentType("application/x-www-form-urlencoded")
                    .formParam("a", "b")
                    .post(path)
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("another origin"));
        }
    }

    @Test
    void pageOfThisHostAndAProgramMayChange() {
        operator().post("/echo").then().statusCode(200);
        operator().header("Sec-Fetch-Site", "same-origin").post("/echo").then().statusCode(200);
        operator().header("Sec-Fetch-Site", "none").post("/echo").then().statusCode(200);
        operator()
                .header("Origin", "http://" + url.getAuthority())
                .post("/echo")
                .then()
                .statusCode(200);
    }

    @Test
    void pageOfAnotherOriginMayLinkToWhatOnlyReads() {
        as("viewer", "viewer")
                .header("Sec-Fetch-Site", "cross-site")
                .get("/echo/a?of=b")
                .then()
                .statusCode(200);
    }

    @Test
    void answersAreKeptByNoCacheAndTakenForNothingElse() {
        as("viewer", "viewer")
                .get("/echo/a?of=b")
                .then()
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void guessedPasswordsAreSlowedAndOtherUsersAreNot() {
        long lookedAt = IntStream.range(0, 50)
                .map(guess -> as("analyst", "guess " + guess).get("/echo/a").statusCode())
                .filter(status -> status == 401)
                .count();

        assertTrue(lookedAt < 15, lookedAt + " guesses were looked at");
        as("analyst", "analyst")
                .get("/echo/a?of=b")
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("status", equalTo(429));
        as("viewer", "viewer").get("/echo/a?of=b").then().statusCode(200);
    }

    private static RequestSpecification operator() {
        return as("operator", "operator").body("what is sent");
    }

    private static RequestSpecification as(String user, String password) {
        return given().auth().preemptive().basic(user, password);
    }
}
