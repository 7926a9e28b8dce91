package io.penstock.notification.reminder;

import io.penstock.notification.LedgerRows;
import io.penstock.notification.TestClock;
import io.penstock.notification.reminder.DueEvents.Told;
import io.penstock.testkit.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What tests of reminders share: a day, reminders due soon after it, and what became of them. */
final class Reminders {

    /** Noon in São Paulo, midnight in Tokyo. */
    static final Instant NOON = Instant.parse("2024-01-25T15:00:00Z");

    static final LocalDate DUE = LocalDate.of(2024, 1, 28);

    private Reminders() {}

    static void begin(TestClock clock) {
        LedgerRows.clear();
        Mart.clear();
        clock.set(NOON);
    }

    /** Forgets what waits for a morning that no test will see. */
    static void end(TestClock clock) {
        LedgerRows.execute("TRUNCATE notification.reminder, notification.delivery");
        clock.reset();
    }

    static Reminder of(long loan, int lead) {
        return new Reminder(loan, DUE, lead);
    }

    /** Has the service hear of the reminder, and waits until it has. */
    static void hear(Reminder... reminders) {
        DueEvents.publish(told(List.of(reminders)));
        awaitHeard();
    }

    static void awaitHeard() {
        Waiting.await().pollInterval(Duration.ofMillis(200)).until(DueEvents::allHeard);
    }

    static long delivery(Reminder reminder) {
        String id =
                LedgerRows.value("SELECT delivery_id FROM notification.reminder WHERE loan_id = " + reminder.loanId()
                        + " AND due_date = '" + reminder.dueDate() + "' AND lead_days = " + reminder.leadDays());
        return Long.parseLong(id);
    }

    static String outcome(Reminder reminder) {
        return LedgerRows.value("SELECT outcome FROM notification.reminder WHERE loan_id = " + reminder.loanId()
                + " AND lead_days = " + reminder.leadDays());
    }

    static List<Told> told(List<Reminder> reminders) {
        return reminders.stream().map(DueEvents::of).toList();
    }
}
