package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class ValidationFailedListener {

    private final Inbox inbox;
    private final RecordValidation validation;

    ValidationFailedListener(Inbox inbox, RecordValidation validation) {
        this.inbox = inbox;
        this.validation = validation;
    }

    @Incoming("validation-failed")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, ValidationFailed.class, validation::failed);
    }
}
