package io.penstock.reporting.follow;

import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Writes down what became of messages that speak of batches; the others, such as reminders, are no part of the pipeline. */
@ApplicationScoped
class RecordMessage {

    private static final SqlFile MESSAGE = SqlFile.of("message.sql");
    private static final SqlFile BATCH = SqlFile.of("message-batch.sql");

    private final ReadModel model;

    RecordMessage(ReadModel model) {
        this.model = model;
    }

    void advanced(List<MessageAdvanced> events) {
        events.stream().filter(event -> !event.batchIds().isEmpty()).forEach(this::advanced);
    }

    private void advanced(MessageAdvanced event) {
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
