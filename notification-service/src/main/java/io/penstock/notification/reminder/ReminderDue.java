package io.penstock.notification.reminder;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/** The client of a loan is to be reminded of its payment. */
record ReminderDue(Long loanId, LocalDate dueDate, Integer leadDays) {

    ReminderDue {
        requireNonNull(loanId, "loanId");
        requireNonNull(dueDate, "dueDate");
        requireNonNull(leadDays, "leadDays");
    }

    Reminder reminder() {
        return new Reminder(loanId, dueDate, leadDays);
    }
}
