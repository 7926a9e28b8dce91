package io.penstock.notification.reminder;

import java.time.LocalDate;

/**
 * A reminder by its name, which is also all that a delivery's payload holds of it.
 *
 * @param leadDays which of the configured reminders it is: the one for so many days before the due date
 */
record Reminder(long loanId, LocalDate dueDate, int leadDays) {

    /** What the delivery is about. */
    String subject() {
        return "loan %d due %s lead %d".formatted(loanId, dueDate, leadDays);
    }

    String payload() {
        return "{\"loanId\": %d, \"dueDate\": \"%s\", \"leadDays\": %d}".formatted(loanId, dueDate, leadDays);
    }
}
