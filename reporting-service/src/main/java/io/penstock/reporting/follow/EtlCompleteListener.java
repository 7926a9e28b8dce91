package io.penstock.reporting.follow;

import io.penstock.messaging.Inbox;
import io.penstock.reporting.cohort.AskForWorkbook;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class EtlCompleteListener {

    private final Inbox inbox;
    private final RecordLoad load;
    private final AskForWorkbook workbook;

    EtlCompleteListener(Inbox inbox, RecordLoad load, AskForWorkbook workbook) {
        this.inbox = inbox;
        this.load = load;
        this.workbook = workbook;
    }

    @Incoming("etl-complete")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, LoadFinished.class, this::finished);
    }

    private void finished(LoadFinished event) {
        load.finished(event);
        event.accounts().ifPresent(workbook::of);
    }
}
