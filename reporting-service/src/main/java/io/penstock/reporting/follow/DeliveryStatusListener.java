package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class DeliveryStatusListener {

    private final Inbox inbox;
    private final RecordMessage messages;

    DeliveryStatusListener(Inbox inbox, RecordMessage messages) {
        this.inbox = inbox;
        this.messages = messages;
    }

    @Incoming("delivery-status")
    @Blocking
    void on(ConsumerRecords<String, byte[]> received) {
        inbox.onceAll(received, MessageAdvanced.class, messages::advanced);
    }
}
