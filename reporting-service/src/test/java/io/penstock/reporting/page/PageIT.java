package io.penstock.reporting.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class PageIT {

    @ParameterizedTest
    @ValueSource(strings = {"/lending", "/lending.js"})
    void strangerIsAskedWhoHeIs(String path) {
        given().get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lending", "/lending.js"})
    @TestSecurity(user = "somebody", roles = "other")
    void userWithoutTheRoleIsRefused(String path) {
        given().get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lending"})
    void pagesLoadNothingFromElsewhereAndLeadToEachOther(String path) {
        page(path)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(not(containsString("src=\"http")))
                .body(containsString("<a href=\"./\""))
                .body(containsString("<a href=\"lending\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lending"})
    void pageWithNothingToShowNamesTheServiceThatTakesFiles(String path) {
        page(path)
                .body(containsString("'http://localhost:8081/batches?feed="))
                .body(not(containsString("{ingest-url}")));
    }

    @Test
    void lendingIsShownByItsScript() {
        page("/lending.js").contentType(startsWith("text/javascript"));
    }

    private static ValidatableResponse page(String path) {
        return given().auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get(path)
                .then()
                .statusCode(200);
    }
}
