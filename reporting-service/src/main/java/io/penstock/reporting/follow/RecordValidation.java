package io.penstock.reporting.follow;

import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down why a load needs attention. */
@ApplicationScoped
class RecordValidation {

    private static final SqlFile VALIDATION = SqlFile.of("validation.sql");

    private final ReadModel model;

    RecordValidation(ReadModel model) {
        this.model = model;
    }

    void failed(ValidationFailed event) {
        model.know(event.batchId(), event.feed(), event.name(), event.at(), event.at());
        model.writeAndTell(
                String.valueOf(event.batchId()),
                VALIDATION,
                event.batchId(),
                event.kind(),
                event.balanced(),
                event.rules().toString(),
                event.unreadRules() == null ? "[]" : event.unreadRules().toString(),
                event.checks().toString(),
                event.detail(),
                event.at());
    }
}
