package io.penstock.notification.reminder;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.reminder.Contact.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Optional;
import org.hibernate.Session;

/** Takes reminders on record. */
@ApplicationScoped
class TakeReminder {

    private static final String TAKE =
            "SELECT outcome, channel, address, reason, time_zone FROM take_reminder(:loan, :due, :lead)";
    private static final String LINK = """
            UPDATE reminder SET delivery_id = :delivery
            WHERE loan_id = :loan AND due_date = :due AND lead_days = :lead
            """;

    private final Session session;

    TakeReminder(Session session) {
        this.session = session;
    }

    /** Whom the reminder is for; empty if it is on record already. */
    Optional<Contact> take(Reminder reminder) {
        return session.createNativeQuery(TAKE, Tuple.class)
                .setParameter("loan", reminder.loanId())
                .setParameter("due", reminder.dueDate())
                .setParameter("lead", reminder.leadDays())
                .getResultStream()
                .map(TakeReminder::contact)
                .findFirst();
    }

    /** Notes which delivery carries it. */
    void link(Reminder reminder, long deliveryId) {
        session.createNativeMutationQuery(LINK)
                .setParameter("delivery", deliveryId)
                .setParameter("loan", reminder.loanId())
                .setParameter("due", reminder.dueDate())
                .setParameter("lead", reminder.leadDays())
                .executeUpdate();
    }

    private static Contact contact(Tuple row) {
        String channel = row.get(1, String.class);
        return new Contact(
                Outcome.valueOf(row.get(0, String.class)),
                channel == null ? null : Channel.valueOf(channel),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class));
    }
}
