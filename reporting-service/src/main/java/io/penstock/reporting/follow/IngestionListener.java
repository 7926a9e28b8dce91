package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class IngestionListener {

    private final Inbox inbox;
    private final RecordIntake intake;

    IngestionListener(Inbox inbox, RecordIntake intake) {
        this.inbox = inbox;
        this.intake = intake;
    }

    @Incoming("ingestion")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, BatchTaken.class, intake::taken);
    }
}
