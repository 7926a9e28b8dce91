package io.penstock.notification.reminder;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.reminder.Contact.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Takes reminders on record. */
@ApplicationScoped
class TakeReminders {

    private static final String TAKE = """
            SELECT loan_id, due_date, lead_days, outcome, channel, address, reason, time_zone, refused
            FROM take_reminders(:loans, :dues, :leads)
            """;
    private static final String LINK = """
            UPDATE reminder AS r SET delivery_id = l.delivery_id
            FROM unnest(:loans, :dues, :leads, :deliveries) AS l (loan_id, due_date, lead_days, delivery_id)
            WHERE (r.loan_id, r.due_date, r.lead_days) = (l.loan_id, l.due_date, l.lead_days)
            """;

    private final Session session;

    TakeReminders(Session session) {
        this.session = session;
    }

    /** Whom the reminders are for; those are left out that are on record already. */
    Map<Reminder, Contact> take(List<Reminder> reminders) {
        Map<Reminder, Contact> contacts = new LinkedHashMap<>();
        session.createNativeQuery(TAKE, Tuple.class)
                .setParameter("loans", loans(reminders))
                .setParameter("dues", dues(reminders))
                .setParameter("leads", leads(reminders))
                .getResultStream()
                .forEach(row -> contacts.put(reminder(row), contact(row)));
        return contacts;
    }

    /** Notes which deliveries carry them. */
    void link(Map<Reminder, Long> deliveries) {
        List<Reminder> reminders = new ArrayList<>(deliveries.keySet());
        session.createNativeMutationQuery(LINK)
                .setParameter("loans", loans(reminders))
                .setParameter("dues", dues(reminders))
                .setParameter("leads", leads(reminders))
                .setParameter(
                        "deliveries", reminders.stream().map(deliveries::get).toArray(Long[]::new))
                .executeUpdate();
    }

    private static Long[] loans(Collection<Reminder> reminders) {
        return reminders.stream().map(Reminder::loanId).toArray(Long[]::new);
    }

    private static LocalDate[] dues(Collection<Reminder> reminders) {
        return reminders.stream().map(Reminder::dueDate).toArray(LocalDate[]::new);
    }

    private static Integer[] leads(Collection<Reminder> reminders) {
        return reminders.stream().map(Reminder::leadDays).toArray(Integer[]::new);
    }

    private static Reminder reminder(Tuple row) {
        return new Reminder(row.get(0, Long.class), row.get(1, LocalDate.class), row.get(2, Integer.class));
    }

    private static Contact contact(Tuple row) {
        String channel = row.get(4, String.class);
        return new Contact(
                Outcome.valueOf(row.get(3, String.class)),
                channel == null ? null : Channel.valueOf(channel),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7, String.class),
                row.get(8, String.class));
    }
}
