package io.penstock.reporting.reminder;

import static io.penstock.reporting.reminder.Calls.as;
import static io.penstock.reporting.reminder.Calls.dryRun;
import static io.penstock.reporting.reminder.Calls.heardOf;
import static io.penstock.reporting.reminder.Calls.run;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.penstock.reporting.Happenings;
import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a run that was held, when the day on which it was held is over. */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class ResumedRemindersIT {

    @Inject
    ResumeReminders resume;

    @Inject
    RunReminders reminders;

    @Inject
    LenderCalendar calendar;

    private LocalDate today;
    private LocalDate yesterday;

    @BeforeEach
    void startAfresh() {
        Lender.startAfresh();
        today = calendar.today();
        yesterday = today.minusDays(1);
    }

    @Test
    void runHeldOverMidnightChoosesForTheDayOnWhichItGoesOn() {
        long dueYesterday = Lender.loan(yesterday);
        long dueToday = Lender.loan(today);
        long dueInThree = Lender.loan(today.plusDays(3));
        long paidMeanwhile = Lender.loan(today.plusDays(1));
        long failed = endLoad("FAILED");
        long runId = run(yesterday).getLong("runId");
        Lender.pay(paidMeanwhile);
        endLoad("COMPLETE");

        resume.look();

        JsonPath kept = Calls.get("/reminders/runs/" + runId);
        assertEquals(yesterday.toString(), kept.getString("asOf"));
        assertEquals(today.toString(), kept.getString("chosenFor"));
        assertEquals(2, kept.getInt("published"));
        assertEquals(1, kept.getInt("missed"));
        assertEquals(List.of((int) dueYesterday), kept.getList("missedReminders.loanId"));
        Set<Long> loans = Set.of(dueYesterday, dueToday, dueInThree, paidMeanwhile);
        await().until(() -> heardOf(loans).size() == 2);
        assertEquals(0, leadOf(dueToday));
        assertEquals(3, leadOf(dueInThree));
        assertEquals(today.toString(), heardOf(loans).get(dueToday).get(0).getString("asOf"));
        assertEquals(List.of("HELD", "RESUMED"), told(runId));
        JsonPath resumed = Calls.told().stream()
                .filter(told -> told.getLong("runId") == runId
                        && told.getString("state").equals("RESUMED"))
                .findFirst()
                .orElseThrow();
        assertEquals(failed, resumed.getLong("batchId"));
        assertEquals(2, resumed.getLong("published"));
        assertEquals(1, resumed.getLong("missed"));
    }

    @Test
    void nextDaysRunAfterAHeldOneWentOnSendsNothingTwice() {
        Lender.loan(today);
        endLoad("FAILED");
        run(yesterday);
        endLoad("COMPLETE");
        resume.look();

        JsonPath next = run(today);

        assertEquals(0, next.getInt("published"));
        assertEquals(1, next.getInt("alreadyPublished"));
        assertEquals(1, Lender.rowsOf("reminder"));
    }

    @Test
    void nextDaysRunThatIsHeldTooSupersedesTheFirstAndGoesOnForBoth() {
        long missed = Lender.loan(yesterday);
        Lender.loan(today);
        endLoad("FAILED");
        long first = run(yesterday).getLong("runId");
        long second = run(today).getLong("runId");
        assertEquals("SUPERSEDED", Calls.get("/reminders/runs/" + first).getString("state"));
        endLoad("COMPLETE");

        resume.look();
        resume.look();

        assertNull(Calls.get("/reminders/runs/" + first).getString("chosenFor"));
        JsonPath kept = Calls.get("/reminders/runs/" + second);
        assertEquals("DONE", kept.getString("state"));
        assertEquals(1, kept.getInt("published"));
        assertEquals(List.of((int) missed), kept.getList("missedReminders.loanId"));
        assertEquals(1, Lender.rowsOf("reminder"));
    }

    @Test
    void nextDaysRunThatIsNotHeldTakesThePlaceOfAHeldOneAndSaysSo() {
        long missed = Lender.loan(yesterday);
        Lender.loan(today);
        endLoad("FAILED");
        long held = run(yesterday).getLong("runId");
        endLoad("COMPLETE");

        JsonPath next = run(today);
        resume.look();

        assertEquals("SUPERSEDED", Calls.get("/reminders/runs/" + held).getString("state"));
        assertEquals(1, next.getInt("published"));
        assertEquals(1, next.getInt("missed"));
        assertEquals(
                List.of((int) missed),
                Calls.get("/reminders/runs/" + next.getLong("runId")).getList("missedReminders.loanId"));
        assertEquals(1, Lender.rowsOf("reminder"));
        assertEquals(List.of("RESUMED"), told(next.getLong("runId")));
    }

    @Test
    void releasedRunGoesOnForTodayAndReminderOfItsDayIsNotMissedIfItWasSentBefore() {
        Lender.loan(yesterday);
        run(yesterday);
        long failed = endLoad("FAILED");
        long held = run(yesterday).getLong("runId");

        as("operator").post("/reminders/holds/" + failed + "/release").then().statusCode(200);

        JsonPath kept = Calls.get("/reminders/runs/" + held);
        assertEquals(today.toString(), kept.getString("chosenFor"));
        assertEquals(0, kept.getInt("missed"));
        assertEquals(1, Lender.rowsOf("reminder"));
    }

    @Test
    void runThatIsNotHeldTellsNobody() {
        long runId = run(today).getLong("runId");

        assertEquals(List.of(), told(runId));
    }

    @Test
    void runForADayToComeIsRefused() {
        as("operator")
                .post("/reminders/run?asOf=" + today.plusDays(1))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("expected asOf no later than " + today));
        assertEquals(0, Lender.rowsOf("reminder_run"));

        assertEquals("DRY_RUN", dryRun(today.plusDays(1)).getString("state"));
        as("operator")
                .post("/reminders/run?asOf=" + today.plusDays(1) + "&force=yes")
                .then()
                .statusCode(400);
        as("operator")
                .post("/reminders/run?force=true&asOf=" + today.plusDays(1))
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"));
    }

    @Test
    void heldRunForADayToComeLeavesTodaysRunAlone() {
        Lender.loan(today);
        long later = Lender.loan(today.plusDays(7));
        endLoad("FAILED");
        long now = run(today).getLong("runId");
        long toCome = reminders.run(today.plusDays(4), "operator", 0).runId();
        endLoad("COMPLETE");

        resume.look();

        assertEquals("DONE", Calls.get("/reminders/runs/" + now).getString("state"));
        assertEquals(
                today.plusDays(4).toString(),
                Calls.get("/reminders/runs/" + toCome).getString("chosenFor"));
        assertEquals(2, Lender.rowsOf("reminder"));
        assertEquals(3, leadOf(later));
    }

    private static List<String> told(long runId) {
        return Calls.told().stream()
                .filter(told -> told.getLong("runId") == runId)
                .map(told -> told.getString("state"))
                .toList();
    }

    private static int leadOf(long loanId) {
        await().until(() -> heardOf(Set.of(loanId)).size() == 1);
        return heardOf(Set.of(loanId)).get(loanId).get(0).getInt("leadDays");
    }

    private static long endLoad(String state) {
        Happenings batch = new Happenings();
        batch.of(
                        "etl-complete",
                        event -> event.put("dataset", "loans")
                                .put("state", state)
                                .put("finishedAt", Instant.now().toString()))
                .send();
        await().until(() ->
                Lender.rowsOf("load WHERE batch_id = " + batch.batchId() + " AND state = '" + state + "'") == 1);
        return batch.batchId();
    }
}
