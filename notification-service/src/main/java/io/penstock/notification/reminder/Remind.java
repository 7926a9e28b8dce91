package io.penstock.notification.reminder;

import io.penstock.notification.alert.RaiseUnreachable;
import io.penstock.notification.ledger.Intent;
import io.penstock.notification.ledger.Ledger;
import io.penstock.notification.ledger.Start;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;

/** Turns a reminder into a delivery to the loan's client, or into the reason why there is none. */
@ApplicationScoped
class Remind {

    static final String TEMPLATE = "reminder";

    private final TakeReminder reminders;
    private final Ledger ledger;
    private final QuietHours quietHours;
    private final RaiseUnreachable unreachable;

    Remind(TakeReminder reminders, Ledger ledger, QuietHours quietHours, RaiseUnreachable unreachable) {
        this.reminders = reminders;
        this.ledger = ledger;
        this.quietHours = quietHours;
        this.unreachable = unreachable;
    }

    /** Does nothing if the reminder is on record already. */
    @Transactional(TxType.MANDATORY)
    void remind(Reminder reminder) {
        reminders.take(reminder).ifPresent(contact -> {
            switch (contact.outcome()) {
                case REACHABLE -> intend(reminder, contact, quiet(contact));
                case OPTED_OUT -> intend(reminder, contact, Optional.of(Start.suppressed(contact.reason())));
                case NO_CONTACT ->
                    raise(reminder, "the client has neither a mail address nor a phone number that can be used");
                case LOAN_UNKNOWN -> raise(reminder, "the loan is not on record");
            }
        });
    }

    private void intend(Reminder reminder, Contact contact, Optional<Start> start) {
        Intent intent = new Intent(
                TEMPLATE,
                reminder.subject(),
                contact.address(),
                contact.channel(),
                null,
                List.of(),
                reminder.payload());
        ledger.intend(intent, start).ifPresent(deliveryId -> reminders.link(reminder, deliveryId));
    }

    private Optional<Start> quiet(Contact contact) {
        return quietHours
                .now(contact.channel(), contact.timeZone())
                .map(untimely -> Start.waiting(untimely.until(), untimely.reason()));
    }

    private void raise(Reminder reminder, String reason) {
        unreachable.raise(
                reminder.subject(), "loan %d, due %s".formatted(reminder.loanId(), reminder.dueDate()), reason);
    }
}
