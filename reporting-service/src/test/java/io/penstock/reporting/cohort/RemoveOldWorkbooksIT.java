package io.penstock.reporting.cohort;

import static io.penstock.reporting.cohort.Cohorts.OUTBOX;
import static io.penstock.reporting.cohort.Cohorts.as;
import static io.penstock.reporting.cohort.Cohorts.awaitState;
import static io.penstock.reporting.cohort.Cohorts.loaded;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.reporting.Happenings;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OutboxOfTests.class)
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class RemoveOldWorkbooksIT {

    @Inject
    RemoveOldWorkbooks removeOldWorkbooks;

    @Test
    void workbookIsRemovedAfterAYearAndItsCohortStaysOnRecord() {
        Made old = made("old of last year.csv", 366);
        Made young = made("young of last year.csv", 364);

        as("operator").post("/schedules/retention/run").then().statusCode(202);

        await().until(() -> !Files.exists(old.file()));
        await().untilAsserted(() ->
                as("analyst").get("/cohorts/" + old.id() + "/workbook").then().statusCode(410));
        as("viewer").get("/cohorts/" + old.id()).then().statusCode(200).body("state", equalTo("MADE"));
        assertTrue(Files.exists(young.file()));
        await().untilAsserted(() -> as("viewer")
                .get("/schedules")
                .then()
                .body("find { it.name == 'retention' }.last.outcome", equalTo("DONE")));
    }

    @Test
    void workbookThatSomebodyHasAlteredIsTheirs() throws IOException {
        Made altered = made("altered of last year.csv", 366);
        Files.writeString(altered.file(), "notes", StandardOpenOption.APPEND);

        removeOldWorkbooks.forget();

        assertTrue(Files.exists(altered.file()));
        Files.delete(altered.file());
        removeOldWorkbooks.forget();
        assertFalse(Files.exists(altered.file()));
    }

    private record Made(int id, Path file) {}

    private static Made made(String name, int daysAgo) {
        Happenings batch = new Happenings();
        Lists.accounts(batch.batchId(), "0" + batch.batchId(), 3);
        loaded(batch, name, 3, 0, 0);
        int id = awaitState(batch.batchId(), "MADE").getInt("id");
        Lists.update(
                "UPDATE reporting.cohort SET made_at = now() - make_interval(days => ?) WHERE cohort_id = ?",
                daysAgo,
                id);
        Path file = OUTBOX.resolve(name.replace(".csv", "-info.xlsx"));
        assertEquals(true, Files.exists(file));
        return new Made(id, file);
    }
}
