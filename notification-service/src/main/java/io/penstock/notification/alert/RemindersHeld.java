package io.penstock.notification.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A run of reminders is held because the newest loans cannot be used, or goes on. */
record RemindersHeld(
        Long runId, LocalDate asOf, State state, Long batchId, String reason, long published, long missed, Instant at) {

    enum State {
        HELD,
        RESUMED
    }

    RemindersHeld {
        requireNonNull(runId, "runId");
        requireNonNull(asOf, "asOf");
        requireNonNull(state, "state");
        requireNonNull(at, "at");
    }

    /** What the alert is about: the batch that holds reminders, on however many days, or the run that went on. */
    String subject() {
        return state == State.HELD ? "held by batch " + batchId : "run " + runId + " resumed";
    }

    Finding finding() {
        String name = "reminders of " + asOf + (state == State.HELD ? " are held" : " go on");
        return new Finding(
                name,
                batchId,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                state == State.HELD ? reason : resumed(),
                null,
                false);
    }

    private String resumed() {
        String missing = missed == 0
                ? ""
                : "; %d loans fell due meanwhile, and their clients were not reminded on that day: GET /reminders/runs/%d has them"
                        .formatted(missed, runId);
        return "%d reminders were published".formatted(published) + missing;
    }
}
