package io.penstock.messaging;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The service under test is called sample-service. */
@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class PrefixedPathsIT {

    @ParameterizedTest(name = "{1} at {0}: {2}")
    @CsvFileSource(resources = "/prefixed-paths.csv", numLinesToSkip = 1, nullValues = "nobody")
    void whoMayIsDecidedWithoutThePrefix(String path, String user, int status) {
        var request = given().urlEncodingEnabled(false);
        if (user != null) {
            request.auth().preemptive().basic(user, user);
        }
        request.when().get(path).then().statusCode(status);
    }

    @Test
    void pathAndQueryArriveAsTheyWereSent() {
        given().urlEncodingEnabled(false)
                .auth()
                .preemptive()
                .basic("viewer", "viewer")
                .when()
                .get("/sample/echo/100%25%2Fday?of=a%26b")
                .then()
                .statusCode(200)
                .body(equalTo("100%/day of a&b"));
    }

    @Test
    void queryParameterThatNobodyReadsIsRefused() {
        given().auth()
                .preemptive()
                .basic("viewer", "viewer")
                .when()
                .get("/sample/echo/day?of=a&and=c")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("expected no other query parameter than of, found and"));
    }

    @Test
    void bodyArrives() {
        given().auth()
                .preemptive()
                .basic("operator", "operator")
                .body("what is sent")
                .when()
                .post("/sample/echo")
                .then()
                .statusCode(200)
                .body(equalTo("what is sent"));
    }
}
