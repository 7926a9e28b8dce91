package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class IntakeFailedListener {

    private final Inbox inbox;
    private final RecordIntake intake;

    IntakeFailedListener(Inbox inbox, RecordIntake intake) {
        this.inbox = inbox;
        this.intake = intake;
    }

    @Incoming("intake-failed")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, IntakeFailed.class, intake::failed);
    }
}
