package io.penstock.ingest.extract;

import static io.penstock.ingest.extract.Utility.change;
import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.penstock.ingest.Folders;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
@QuarkusTestResource(value = Utility.class, restrictToAnnotatedClass = true)
class SchedulesIT {

    @Test
    void feedsWithCronAndSourceAreScheduledBesideRetention() {
        user("viewer")
                .get("/schedules")
                .then()
                .statusCode(200)
                .body("name", containsInAnyOrder("extract-whole", "retention"));
    }

    @Test
    void extractThatFailsIsOnRecordAsFailedAndNotTriedAgain() {
        change("DROP TABLE IF EXISTS whole");

        user("operator").post("/schedules/extract-whole/run").then().statusCode(202);

        await().untilAsserted(() -> user("viewer")
                .get("/schedules/extract-whole/runs")
                .then()
                .body("outcome", hasItem("FAILED"))
                .body("find { it.outcome == 'FAILED' }.detail", equalTo("NotAgain")));
    }

    @Test
    void scheduleThatIsAskedForExtractsItsFeed() {
        change("DROP TABLE IF EXISTS whole; CREATE TABLE whole AS SELECT i AS id FROM generate_series(1, 7) AS i");

        user("operator").post("/schedules/extract-whole/run").then().statusCode(202);

        await().untilAsserted(() -> user("viewer")
                .get("/batches")
                .then()
                .body("findAll { it.feed == 'whole' && it.state == 'STAGED' }.rows", hasItem(7)));
    }

    private static RequestSpecification user(String name) {
        return given().auth().preemptive().basic(name, name);
    }
}
