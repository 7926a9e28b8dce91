package io.penstock.reporting.reminder;

import java.time.LocalDate;
import java.util.List;

/**
 * What a run did, or would do.
 *
 * @param runId null for a dry run
 * @param asOf the business date whose loans it chose; of a run that was held the day on which it went on
 * @param detail why it is held, if it is
 * @param selected loans due within the leads
 * @param published reminders that were new, those that cannot be sent included; of a dry run, those that would be; none
 *     while it is held
 * @param alreadyPublished reminders that an earlier run had published
 * @param unreachable of those that are new, how many have no address that works
 * @param optedOut of those that are new, how many go to someone who does not want them
 * @param missed loans that fell due while the run was held, whose clients no run reminded on their day
 * @param reminders the selected loans by due date, as many as were asked for
 */
public record RunReport(
        Long runId,
        LocalDate asOf,
        boolean dryRun,
        State state,
        String detail,
        long selected,
        long published,
        long alreadyPublished,
        long unreachable,
        long optedOut,
        long missed,
        List<PlannedReminder> reminders) {

    /** How a call to run ends. */
    public enum State {
        /** What was to be published is. */
        DONE,
        /** Nothing is published until the loans can be trusted; then it goes on by itself. */
        HELD,
        /** Nothing was to be published. */
        DRY_RUN
    }
}
