package io.penstock.reporting.reminder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A run, those of its reminders of which it was foreseen that they reach nobody, and those that could not be sent because
 * it was held.
 *
 * @param unreached at most 10,000, by due date
 * @param missedReminders at most 10,000, by due date
 */
public record RunWithReasons(
        @JsonUnwrapped ReminderRun run, List<NotReached> unreached, List<MissedReminder> missedReminders) {}
