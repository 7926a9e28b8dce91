package io.penstock.reporting.pipeline;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.startsWith;

import io.penstock.reporting.Happenings;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class PipelineAccessIT {

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    BatchGauges gauges;

    @ParameterizedTest
    @ValueSource(strings = {"/pipeline", "/pipeline/1", "/pipeline/stream", "/", "/page.js", "/page.css", "/q/openapi"})
    void strangerIsAskedWhoHeIs(String path) {
        given().get(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/pipeline", "/pipeline/1", "/pipeline/stream", "/", "/page.js"})
    @TestSecurity(user = "somebody", roles = "other")
    void userWithoutTheRoleIsRefused(String path) {
        given().get(path).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator", "analyst", "admin"})
    void everyRoleMayWatch(String user) {
        given().auth().preemptive().basic(user, user).get("/pipeline").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=MELTED", "limit=0", "limit=1001"})
    void wrongQuestionIsAnsweredWithWhatIsWrong(String query) {
        given().auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get("/pipeline?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void unknownBatchIsNotFound() {
        given().auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get("/pipeline/999999999")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void pageMayLoadNothingFromElsewhere() {
        given().auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body(containsString("<script src=\"page.js\" defer>"));
    }

    @Test
    void batchesAreCountedByStateForMonitoring() {
        Happenings batch = new Happenings();
        batch.of("ingestion", event -> event.put("receivedAt", Instant.now().toString()))
                .send();

        await().untilAsserted(() -> {
            gauges.count();
            given().get(metrics)
                    .then()
                    .statusCode(200)
                    .body(matchesRegex("(?s).*penstock_batches\\{state=\"staged\"\\} [1-9].*"));
        });
    }
}
