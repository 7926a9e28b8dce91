package io.penstock.notification.reminder;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears which clients are to be reminded. */
@ApplicationScoped
class ReminderListener {

    private final Inbox inbox;
    private final Remind remind;

    ReminderListener(Inbox inbox, Remind remind) {
        this.inbox = inbox;
        this.remind = remind;
    }

    @Incoming("reminder-due")
    @Blocking
    void onReminderDue(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, ReminderDue.class, event -> remind.remind(event.reminder()));
    }
}
