package io.penstock.reporting.reminder;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A run and those of its reminders of which it was foreseen that they reach nobody.
 *
 * @param unreached at most 10,000, by due date
 */
public record RunWithReasons(@JsonUnwrapped ReminderRun run, List<NotReached> unreached) {}
