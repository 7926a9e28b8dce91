package io.penstock.etl.load;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How far a load is. */
@Event(topic = "etl-progress")
record LoadAdvanced(
        long batchId,
        String feed,
        String name,
        String dataset,
        LoadState state,
        boolean dryRun,
        int chunks,
        int chunksDone,
        long read,
        long rejected,
        Instant at) {

    static LoadAdvanced of(Load load) {
        return new LoadAdvanced(
                load.batchId,
                load.feed,
                load.name,
                load.dataset,
                load.state,
                load.dryRun,
                load.chunks,
                load.chunksDone,
                load.read,
                load.rejected,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
