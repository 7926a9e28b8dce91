package io.penstock.reporting.reminder;

import static io.penstock.reporting.reminder.Calls.run;
import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.reporting.Happenings;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody is reminded as long as the newest file of loans cannot be used. */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class UnusableLoansIT {

    private static final LocalDate DAY = LocalDate.parse("2024-01-25");

    @Inject
    ResumeReminders resume;

    @BeforeEach
    void startAfresh() {
        Lender.startAfresh();
        Lender.loan(DAY.plusDays(1));
    }

    @Test
    void holdsRemindersWhileTheFileIsInQuarantine() {
        Happenings file = new Happenings();
        failToTakeIn(file, "loans", true);

        assertHeld(file, "QUARANTINED", "loans batch %d is in quarantine: ");
    }

    @Test
    void holdsRemindersWhenTheFileCouldNotBeTakenIn() {
        Happenings file = new Happenings();
        failToTakeIn(file, "loans", false);

        assertHeld(file, "NOT_TAKEN_IN", "loans batch %d could not be taken in: ");
    }

    @Test
    void knowsFeedsThatBroughtLoansBefore() {
        Happenings before = new Happenings();
        end(before, "COMPLETE", 100, 0, event -> event.put("feed", "lender-extract"));
        Happenings file = new Happenings();
        failToTakeIn(file, "lender-extract", true);

        assertHeld(file, "QUARANTINED", "loans batch %d is in quarantine: ");
    }

    @Test
    void fileOfAnotherFeedInQuarantineHoldsNothing() {
        failToTakeIn(new Happenings(), "consumers", true);

        assertEquals("DONE", run(DAY).getString("state"));
    }

    @Test
    void quarantinedTrialHoldsNothing() {
        Happenings trial = new Happenings();
        trial.of(
                        "ingestion",
                        event -> event.put("feed", "loans")
                                .put("state", "RECEIVING")
                                .put("dryRun", true))
                .send();
        await().until(() -> Lender.rowsOf("intake WHERE dry_run") == 1);
        failToTakeIn(trial, "loans", true);

        assertEquals("DONE", run(DAY).getString("state"));
    }

    @Test
    void holdsRemindersUntilAReleasedFileIsLoaded() {
        Happenings file = new Happenings();
        failToTakeIn(file, "loans", true);
        run(DAY);
        file.of("ingestion", event -> event.put("feed", "loans").put("state", "STAGED"))
                .send();
        await().until(() -> Lender.rowsOf("intake WHERE state = 'STAGED'") == 1);
        assertHeld(file, "LOADING", "loans load %d has not ended yet");

        end(file, "COMPLETE", 100, 0);
        resume.look();

        assertEquals(0, Lender.rowsOf("reminder_run WHERE state = 'HELD'"));
    }

    @Test
    void holdsRemindersWhenNoPlanTakesTheFile() {
        Happenings file = new Happenings();
        end(file, "FAILED", 0, 0, event -> event.put("feed", "loans").putNull("dataset"));

        assertHeld(file, "FAILED", "loans load %d failed");
    }

    @Test
    void holdsRemindersWhenTheFileHasNoRecords() {
        Happenings file = new Happenings();
        end(file, "COMPLETE", 0, 0);

        assertHeld(file, "EMPTY", "loans load %d has no records");
    }

    @Test
    void incrementalExtractWithoutRecordsHoldsNothing() {
        Happenings extract = new Happenings();
        extract.of(
                        "ingestion",
                        event -> event.put("feed", "loans")
                                .put("state", "STAGED")
                                .put("extract", "INCREMENTAL"))
                .send();
        await().until(() -> Lender.rowsOf("intake WHERE extract = 'INCREMENTAL'") == 1);
        end(extract, "COMPLETE", 0, 0);

        assertEquals("DONE", run(DAY).getString("state"));
    }

    @Test
    void holdsRemindersWhenMoreThanHalfOfTheRecordsWereRejected() {
        Happenings file = new Happenings();
        end(file, "COMPLETE", 100, 51);

        assertHeld(file, "MOSTLY_REJECTED", "loans load %d rejected too many records: 51 of 100 records");
    }

    @Test
    void halfOfTheRecordsIsEnough() {
        end(new Happenings(), "COMPLETE", 100, 50);

        assertEquals("DONE", run(DAY).getString("state"));
    }

    @Test
    void unusableFileDoesNotEndTheHoldOfAnEarlierOne() {
        end(new Happenings(), "FAILED", 100, 0);
        Happenings file = new Happenings();
        end(file, "COMPLETE", 0, 0);

        assertHeld(file, "EMPTY", "loans load %d has no records");
        assertEquals(2, Calls.get("/reminders/holds").getList("batchId").size());
    }

    @Test
    void goesOnWhenRejectedRecordsWereTakenUp() {
        Happenings file = new Happenings();
        end(file, "COMPLETE", 100, 80);
        assertHeld(file, "MOSTLY_REJECTED", "loans load %d rejected too many records: 80 of 100 records");

        end(file, "COMPLETE", 100, 0, event -> event.put("finishedAt", "2999-01-01T00:00:00Z"));
        await().until(() -> Lender.rowsOf("load WHERE rejected = 0") == 1);

        assertEquals("DONE", run(DAY).getString("state"));
    }

    @Test
    void holdsRemindersWhileTheLoadWaitsForAPersonAndUntilItHasEnded() {
        Happenings file = new Happenings();
        advance(file, "MERGING");
        advance(file, "HELD");
        assertHeld(file, "HELD", "loans load %d is held and waits for a person");

        advance(file, "MERGING");
        assertHeld(file, "LOADING", "loans load %d has not ended yet");
        end(file, "COMPLETE", 100, 0);

        assertEquals("DONE", run(DAY).getString("state"));
    }

    @Test
    void discardedLoadHoldsReminders() {
        Happenings file = new Happenings();
        advance(file, "HELD");
        end(file, "FAILED", 100, 0);

        assertHeld(file, "FAILED", "loans load %d failed");
    }

    @Test
    void loadUnderWayHoldsNothing() {
        advance(new Happenings(), "MERGING");

        assertEquals("DONE", run(DAY).getString("state"));
    }

    /** In the run's report, in the list of holds and in the event by which people are told. */
    private static void assertHeld(Happenings file, String cause, String words) {
        String detail = run(DAY).getString("detail");
        String expected = words.formatted(file.batchId());
        assertTrue(detail.startsWith(expected), detail);
        assertEquals(cause, Calls.get("/reminders/holds").getString("[0].cause"));
        assertEquals(file.batchId(), Calls.get("/reminders/holds").getLong("[0].batchId"));
        assertTrue(Calls.told().stream()
                .anyMatch(told -> told.getLong("batchId") == file.batchId()
                        && told.getString("reason").startsWith(expected)));
    }

    private static void failToTakeIn(Happenings file, String feed, boolean quarantined) {
        file.of(
                        "intake-failed",
                        event -> event.put("feed", feed)
                                .put("kind", "UNEXPECTED")
                                .put("quarantined", quarantined))
                .send();
        await().until(() -> Lender.rowsOf("intake_failure WHERE batch_id = " + file.batchId()) == 1);
    }

    private static void advance(Happenings file, String state) {
        file.of("etl-progress", event -> event.put("dataset", "loans").put("state", state))
                .send();
        awaitState(file, state);
    }

    private static void end(Happenings file, String state, int read, int rejected) {
        end(file, state, read, rejected, event -> {});
    }

    private static void end(Happenings file, String state, int read, int rejected, Consumer<ObjectNode> change) {
        file.of("etl-complete", event -> {
                    event.put("feed", "loans").put("dataset", "loans").put("state", state);
                    event.put("read", read).put("rejected", rejected).put("inserted", read - rejected);
                    event.put("updated", 0).put("unchanged", 0).put("duplicate", 0);
                    change.accept(event);
                })
                .send();
        awaitState(file, state);
    }

    private static void awaitState(Happenings file, String state) {
        await().until(() ->
                Lender.rowsOf("load WHERE batch_id = " + file.batchId() + " AND state = '" + state + "'") == 1);
    }
}
