package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.penstock.reporting.audit.Audit;
import io.penstock.reporting.audit.Sighting;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class PersonalDataSeenListener {

    private final Inbox inbox;
    private final Audit audit;

    PersonalDataSeenListener(Inbox inbox, Audit audit) {
        this.inbox = inbox;
        this.audit = audit;
    }

    @Incoming("personal-data-seen")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, Sighting.class, audit::keep);
    }
}
