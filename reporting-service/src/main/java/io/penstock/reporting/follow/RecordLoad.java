package io.penstock.reporting.follow;

import io.penstock.reporting.SqlFile;
import io.penstock.reporting.follow.LoadFinished.Smart360Counts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Writes down how far a load is and how it ended. */
@ApplicationScoped
class RecordLoad {

    private static final SqlFile ADVANCED = SqlFile.of("load-advanced.sql");
    private static final SqlFile FINISHED = SqlFile.of("load-finished.sql");
    private static final int LAST_RANK = 4;

    private final ReadModel model;

    RecordLoad(ReadModel model) {
        this.model = model;
    }

    void advanced(LoadAdvanced event) {
        model.know(event.batchId(), event.feed(), event.name(), event.at(), event.at());
        model.writeAndTell(
                String.valueOf(event.batchId()),
                ADVANCED,
                event.batchId(),
                event.dataset(),
                event.state().name(),
                event.state().rank(),
                event.chunks(),
                event.chunksDone(),
                event.read(),
                event.rejected(),
                event.at(),
                event.dryRun(),
                event.state() == LoadAdvanced.State.HELD,
                event.at());
    }

    void finished(LoadFinished event) {
        model.know(event.batchId(), event.feed(), event.name(), event.startedAt(), event.finishedAt());
        Optional<Smart360Counts> smart360 = Optional.ofNullable(event.smart360());
        model.writeAndTell(
                String.valueOf(event.batchId()),
                FINISHED,
                event.batchId(),
                event.dataset(),
                event.state().name(),
                LAST_RANK,
                event.read(),
                event.inserted(),
                event.updated(),
                event.unchanged(),
                event.duplicate(),
                event.rejected(),
                event.anomalies(),
                event.unread(),
                smart360.map(Smart360Counts::inserted).orElse(null),
                smart360.map(Smart360Counts::updated).orElse(null),
                smart360.map(Smart360Counts::unchanged).orElse(null),
                smart360.map(Smart360Counts::rejected).orElse(null),
                event.startedAt(),
                event.finishedAt(),
                event.detail(),
                event.dryRun(),
                event.acceptedRejects(),
                event.acceptedUnread(),
                event.undoneAt(),
                event.finishedAt());
    }
}
