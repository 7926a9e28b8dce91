package io.penstock.reporting.follow;

import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down what became of a message that speaks of batches. */
@ApplicationScoped
class RecordMessage {

    private static final SqlFile MESSAGE = SqlFile.of("message.sql");
    private static final SqlFile BATCH = SqlFile.of("message-batch.sql");

    private final ReadModel model;

    RecordMessage(ReadModel model) {
        this.model = model;
    }

    void advanced(MessageAdvanced event) {
        boolean changed = model.write(
                MESSAGE,
                event.deliveryId(),
                event.template(),
                event.channel(),
                event.alertKind(),
                event.state().name(),
                event.at());
        for (Long batchId : event.batchIds()) {
            boolean added = model.write(BATCH, batchId, event.deliveryId());
            if (changed || added) {
                model.tell(String.valueOf(batchId));
            }
        }
    }
}
