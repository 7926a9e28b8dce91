package io.penstock.notification.reminder;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    void onReminderDue(ConsumerRecords<String, byte[]> messages) {
        inbox.onceAll(
                messages,
                ReminderDue.class,
                events ->
                        remind.remind(events.stream().map(ReminderDue::reminder).toList()));
    }
}
