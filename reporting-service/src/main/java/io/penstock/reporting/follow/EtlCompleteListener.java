package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EtlCompleteListener {

    private final Inbox inbox;
    private final RecordLoad load;

    EtlCompleteListener(Inbox inbox, RecordLoad load) {
        this.inbox = inbox;
        this.load = load;
    }

    @Incoming("etl-complete")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, LoadFinished.class, load::finished);
    }
}
