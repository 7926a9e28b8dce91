package io.penstock.reporting.reminder;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.LocalDate;

/** A client is to be reminded of a loan. Loan, due date and lead name the reminder. */
@Event(topic = "reminder-due")
record ReminderDue(long loanId, LocalDate dueDate, int leadDays, long runId, LocalDate asOf, Instant at) {}
