package io.penstock.reporting.reminder;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Reminders are held, or go on.
 *
 * @param runId the run that is held or goes on
 * @param asOf the business date whose loans it chooses
 * @param batchId the batch that holds them, or held them last
 * @param reason why they are held; null when they go on
 * @param published reminders that were published as they went on
 * @param missed loans that fell due meanwhile, whose clients were not reminded
 */
@Event(topic = "reminders-held")
record RemindersHeld(
        long runId, LocalDate asOf, State state, Long batchId, String reason, long published, long missed, Instant at) {

    /** All are of one key, so that they are heard of in their order. */
    static final String KEY = "reminders";

    enum State {
        HELD,
        RESUMED
    }

    static RemindersHeld held(long runId, LocalDate asOf, Hold hold) {
        return new RemindersHeld(runId, asOf, State.HELD, hold.batchId(), hold.inWords(), 0, 0, now());
    }

    static RemindersHeld resumed(RunReport report, Long heldBy) {
        return new RemindersHeld(
                report.runId(), report.asOf(), State.RESUMED, heldBy, null, report.published(), report.missed(), now());
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
