package io.penstock.reporting.reminder;

import static io.penstock.reporting.reminder.Calls.as;
import static io.penstock.reporting.reminder.Calls.dryRun;
import static io.penstock.reporting.reminder.Calls.heardOf;
import static io.penstock.reporting.reminder.Calls.run;
import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.reporting.Happenings;
import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class HeldRemindersIT {

    @Inject
    ResumeReminders resume;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    LenderCalendar calendar;

    private LocalDate today;
    private long loan;

    @BeforeEach
    void startAfresh() {
        Lender.startAfresh();
        today = calendar.today();
        loan = Lender.loan(today.plusDays(1));
    }

    @Test
    void failedTrialHoldsNothing() {
        Happenings trial = new Happenings();
        told(trial, "FAILED", Instant.now(), true);

        assertEquals("DONE", run(today).getString("state"));
    }

    @Test
    void successfulTrialDoesNotEndAHold() {
        loansLoad("FAILED");
        told(new Happenings(), "COMPLETE", Instant.now(), true);

        assertEquals("HELD", run(today).getString("state"));
    }

    @Test
    void failedLoadOfLoansHoldsRemindersAndSaysSo() {
        long failed = loansLoad("FAILED");

        JsonPath report = run(today);

        assertEquals("HELD", report.getString("state"));
        assertTrue(
                report.getString("detail").startsWith("loans load " + failed + " failed: books do not balance; held"));
        assertEquals(1, report.getInt("selected"));
        assertEquals(0, report.getInt("published"));
        assertEquals(List.of((int) loan), report.getList("reminders.loanId"));
        assertEquals(0, Lender.rowsOf("reminder"));
        JsonPath kept = Calls.get("/reminders/runs/" + report.getLong("runId"));
        assertEquals("HELD", kept.getString("state"));
        assertNull(kept.get("finishedAt"));
        resume.look();
        assertEquals(0, Lender.rowsOf("reminder"));
        assertEquals(0, Lender.rowsOf("outbox WHERE topic = 'reminder-due'"));
        given().get(metrics).then().body(containsString("penstock_reminders_held 1.0"));
    }

    @Test
    void dryRunTellsThatItWouldBeHeldAndOfWhat() {
        loansLoad("FAILED");

        JsonPath report = dryRun(today);

        assertEquals("HELD", report.getString("state"));
        assertEquals(List.of("WILL_SEND"), report.getList("reminders.outcome"));
        assertEquals(0, Lender.rowsOf("reminder_run"));
    }

    @Test
    void heldRunGoesOnOnceALaterLoadCompletes() {
        loansLoad("FAILED");
        long runId = run(today).getLong("runId");
        loansLoad("COMPLETE");

        resume.look();

        JsonPath kept = Calls.get("/reminders/runs/" + runId);
        assertEquals("DONE", kept.getString("state"));
        assertEquals(today.toString(), kept.getString("asOf"));
        assertEquals(today.toString(), kept.getString("chosenFor"));
        assertEquals(1, kept.getInt("published"));
        assertNotNull(kept.get("finishedAt"));
        await().until(() -> heardOf(Set.of(loan)).size() == 1);
        assertEquals(runId, heardOf(Set.of(loan)).get(loan).get(0).getLong("runId"));
        given().get(metrics).then().body(containsString("penstock_reminders_held 0.0"));
    }

    @Test
    void heldRunGoesOnOnceThatVeryLoadIsToldComplete() {
        Happenings batch = new Happenings();
        told(batch, "FAILED", Instant.now());
        run(today);
        told(batch, "COMPLETE", Instant.now().plusSeconds(60));

        resume.look();

        assertEquals(1, Lender.rowsOf("reminder"));
    }

    @Test
    void loadThatCompletedBeforeTheFailureIsNoBetterNews() {
        loansLoad("COMPLETE");
        loansLoad("FAILED");

        assertEquals("HELD", run(today).getString("state"));
    }

    @Test
    void failureOfOtherDataHoldsNothing() {
        Happenings batch = new Happenings();
        batch.of("etl-complete", event -> event.put("dataset", "clients").put("state", "FAILED"))
                .send();
        await().until(() -> Lender.rowsOf("load") == 1);

        assertEquals("DONE", run(today).getString("state"));
    }

    @Test
    void operatorReleasesAndTheHeldRunGoesOnAtOnce() {
        long earlier = loansLoad("FAILED");
        long failed = loansLoad("FAILED");
        run(today);
        as("viewer").get("/reminders/holds").then().body("batchId", equalTo(List.of((int) failed, (int) earlier)));

        as("operator").post("/reminders/holds/" + earlier + "/release").then().body("batchId", hasSize(1));
        assertEquals(0, Lender.rowsOf("reminder"));
        as("operator")
                .post("/reminders/holds/" + failed + "/release")
                .then()
                .statusCode(200)
                .body("", hasSize(0));

        assertEquals(1, Lender.rowsOf("reminder"));
        assertEquals(2, Lender.rowsOf("reminder_release WHERE released_by = 'operator'"));
        as("operator").post("/reminders/holds/" + failed + "/release").then().statusCode(404);
    }

    @Test
    void newFailureAfterAReleaseHoldsAgain() {
        long failed = loansLoad("FAILED");
        as("operator").post("/reminders/holds/" + failed + "/release").then().statusCode(200);
        loansLoad("FAILED");

        assertEquals("HELD", run(today).getString("state"));
    }

    @Test
    void ofSeveralHeldDaysOnlyTheLastIsRun() {
        loansLoad("FAILED");
        long first = run(today.minusDays(1)).getLong("runId");
        long second = run(today).getLong("runId");
        long third = run(today.minusDays(2)).getLong("runId");
        loansLoad("COMPLETE");

        resume.look();
        resume.look();

        assertEquals("SUPERSEDED", stateOf(first));
        assertEquals("DONE", stateOf(second));
        assertEquals("SUPERSEDED", stateOf(third));
        assertTrue(Calls.get("/reminders/runs/" + first)
                .getString("detail")
                .endsWith("; superseded by run " + second + " of " + today));
        assertEquals(1, Lender.rowsOf("reminder"));
    }

    private static String stateOf(long runId) {
        return Calls.get("/reminders/runs/" + runId).getString("state");
    }

    private static long loansLoad(String state) {
        Happenings batch = new Happenings();
        told(batch, state, Instant.now());
        return batch.batchId();
    }

    /** As etl-service would tell it, and until it is known here. */
    private static void told(Happenings batch, String state, Instant at) {
        told(batch, state, at, false);
    }

    private static void told(Happenings batch, String state, Instant at, boolean dryRun) {
        batch.of(
                        "etl-complete",
                        event -> event.put("dataset", "loans")
                                .put("state", state)
                                .put("dryRun", dryRun)
                                .put("finishedAt", at.toString())
                                .put("detail", state.equals("FAILED") ? "books do not balance" : null))
                .send();
        await().until(() ->
                Lender.rowsOf("load WHERE batch_id = " + batch.batchId() + " AND state = '" + state + "'") == 1);
    }
}
