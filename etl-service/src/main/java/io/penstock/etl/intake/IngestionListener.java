package io.penstock.etl.intake;

import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class IngestionListener {

    private final Inbox inbox;
    private final PlanLoad planLoad;

    IngestionListener(Inbox inbox, PlanLoad planLoad) {
        this.inbox = inbox;
        this.planLoad = planLoad;
    }

    @Incoming("ingestion")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, BatchStaged.class, planLoad::plan);
    }
}
