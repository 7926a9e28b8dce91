package io.penstock.notification.reminder;

import io.penstock.notification.alert.RaiseUnreachable;
import io.penstock.notification.ledger.Beginning;
import io.penstock.notification.ledger.Intent;
import io.penstock.notification.ledger.Ledger;
import io.penstock.notification.ledger.Start;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns reminders into deliveries to the loans' clients, or into the reason why there is none. */
@ApplicationScoped
class Remind {

    static final String TEMPLATE = "reminder";

    private final TakeReminders reminders;
    private final Ledger ledger;
    private final QuietHours quietHours;
    private final LenderSettings lender;
    private final RaiseUnreachable unreachable;

    Remind(
            TakeReminders reminders,
            Ledger ledger,
            QuietHours quietHours,
            LenderSettings lender,
            RaiseUnreachable unreachable) {
        this.reminders = reminders;
        this.ledger = ledger;
        this.quietHours = quietHours;
        this.lender = lender;
        this.unreachable = unreachable;
    }

    /** Leaves out reminders that are on record already. */
    @Transactional(TxType.MANDATORY)
    void remind(List<Reminder> due) {
        Map<Reminder, Beginning> beginnings = new LinkedHashMap<>();
        reminders.take(due).forEach((reminder, contact) -> {
            switch (contact.outcome()) {
                case REACHABLE -> beginnings.put(reminder, new Beginning(intent(reminder, contact), quiet(contact)));
                case OPTED_OUT ->
                    beginnings.put(
                            reminder, new Beginning(intent(reminder, contact), Start.suppressed(contact.reason())));
                case NO_CONTACT -> raise(reminder, noContact(contact));
                case LOAN_UNKNOWN -> raise(reminder, "the loan is not on record");
            }
        });
        if (!beginnings.isEmpty()) {
            intend(beginnings);
        }
    }

    private void intend(Map<Reminder, Beginning> beginnings) {
        Map<Intent, Long> ids = ledger.intend(List.copyOf(beginnings.values()));
        Map<Reminder, Long> deliveries = new HashMap<>();
        beginnings.forEach((reminder, beginning) -> {
            Long id = ids.get(beginning.intent());
            if (id != null) {
                deliveries.put(reminder, id);
            }
        });
        reminders.link(deliveries);
    }

    /** Due dates are dates of the lender. */
    private Intent intent(Reminder reminder, Contact contact) {
        return new Intent(
                TEMPLATE,
                reminder.subject(),
                contact.address(),
                contact.channel(),
                null,
                List.of(),
                reminder.payload(),
                reminder.dueDate().plusDays(1).atStartOfDay(lender.zone()).toInstant());
    }

    /** Null where there is nothing to wait for. */
    private Start quiet(Contact contact) {
        return quietHours
                .now(contact.channel(), contact.timeZone())
                .map(untimely -> Start.waiting(untimely.until(), untimely.reason()))
                .orElse(null);
    }

    private static String noContact(Contact contact) {
        String lack = contact.reason() == null
                ? "the client has neither a mail address nor a phone number that can be used"
                : "the client has a phone number only, and " + contact.reason();
        return contact.refused() == null ? lack : lack + "; " + contact.refused();
    }

    private void raise(Reminder reminder, String reason) {
        unreachable.raise(
                reminder.subject(), "loan %d, due %s".formatted(reminder.loanId(), reminder.dueDate()), reason);
    }
}
