package io.penstock.reporting.reminder;

import io.penstock.reporting.reminder.RunReport.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Counts what a run selects, and keeps as much of it as is to be shown. */
class Tally {

    private final int shown;
    private final List<PlannedReminder> reminders = new ArrayList<>();
    private long selected;
    private long fresh;
    private long unreachable;
    private long optedOut;
    private long missed;

    Tally(int shown) {
        this.shown = shown;
    }

    void add(DueLoan loan) {
        selected++;
        if (loan.isNew()) {
            fresh++;
            unreachable += loan.reach() == Reach.NO_CONTACT ? 1 : 0;
            optedOut += loan.reach() == Reach.OPTED_OUT ? 1 : 0;
        }
        if (reminders.size() < shown) {
            reminders.add(PlannedReminder.of(loan));
        }
    }

    /** Notes how many loans fell due while the run was held. */
    void missed(long count) {
        missed = count;
    }

    long missed() {
        return missed;
    }

    long selected() {
        return selected;
    }

    /** Those that no run published before. */
    long fresh() {
        return fresh;
    }

    long known() {
        return selected - fresh;
    }

    long unreachable() {
        return unreachable;
    }

    long optedOut() {
        return optedOut;
    }

    /** While a run is held, nothing is published. */
    RunReport report(Long runId, LocalDate asOf, State state, String detail) {
        return new RunReport(
                runId,
                asOf,
                runId == null,
                state,
                detail,
                selected,
                state == State.HELD ? 0 : fresh,
                known(),
                unreachable,
                optedOut,
                missed,
                List.copyOf(reminders));
    }
}
