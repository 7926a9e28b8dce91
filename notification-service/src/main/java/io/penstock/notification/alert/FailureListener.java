package io.penstock.notification.alert;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of what went wrong. */
@ApplicationScoped
class FailureListener {

    private final Inbox inbox;
    private final RaiseAlert raise;

    FailureListener(Inbox inbox, RaiseAlert raise) {
        this.inbox = inbox;
        this.raise = raise;
    }

    @Incoming("validation-failed")
    @Blocking
    void onValidationFailed(ConsumerRecord<String, byte[]> message) {
        inbox.once(
                message, ValidationFailed.class, event -> raise.raise(event.kind(), event.subject(), event.finding()));
    }

    @Incoming("intake-failed")
    @Blocking
    void onIntakeFailed(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, IntakeFailed.class, event -> raise.raise(event.kind(), event.subject(), event.finding()));
    }

    @Incoming("report-failed")
    @Blocking
    void onReportFailed(ConsumerRecord<String, byte[]> message) {
        inbox.once(
                message,
                ReportFailed.class,
                event -> raise.raise(AlertKind.UNEXPECTED, event.subject(), event.finding()));
    }

    @Incoming("processing-failed")
    @Blocking
    void onProcessingFailed(ConsumerRecord<String, byte[]> message) {
        inbox.once(
                message,
                ProcessingFailed.class,
                event -> raise.raise(AlertKind.PROCESSING, event.subject(), event.finding()));
    }

    @Incoming("reminders-held")
    @Blocking
    void onRemindersHeld(ConsumerRecord<String, byte[]> message) {
        inbox.once(
                message,
                RemindersHeld.class,
                event -> raise.raise(AlertKind.REMINDERS_HELD, event.subject(), event.finding()));
    }
}
