package io.penstock.reporting.follow;

import io.penstock.reporting.SqlFile;
import io.penstock.reporting.follow.BatchTaken.State;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes down how the intake of a batch went. */
@ApplicationScoped
class RecordIntake {

    private static final SqlFile INTAKE = SqlFile.of("intake.sql");
    private static final SqlFile FAILURE = SqlFile.of("intake-failure.sql");

    private final ReadModel model;

    RecordIntake(ReadModel model) {
        this.model = model;
    }

    void taken(BatchTaken event) {
        model.know(event.batchId(), event.feed(), event.name(), event.receivedAt(), event.at());
        model.writeAndTell(
                String.valueOf(event.batchId()),
                INTAKE,
                event.batchId(),
                event.state().name(),
                event.state().rank(),
                event.rows(),
                event.chunks(),
                event.duplicateOf(),
                event.state() == State.STAGED ? event.at() : null,
                event.extract(),
                event.dryRun(),
                event.at());
    }

    void failed(IntakeFailed event) {
        if (event.batchId() != null) {
            model.know(event.batchId(), event.feed(), event.name(), event.at(), event.at());
        }
        model.writeAndTell(
                event.subject(),
                FAILURE,
                event.subject(),
                event.batchId(),
                event.feed(),
                event.name(),
                event.kind(),
                event.reason(),
                event.line(),
                event.quarantined(),
                event.at());
    }
}
