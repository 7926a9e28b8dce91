package io.penstock.etl.load;

import io.penstock.messaging.Event;
import java.time.Instant;

/** A load ended; its books are final. Told again when what became of it changes, as when it is undone. */
@Event(topic = "etl-complete")
record LoadFinished(
        long batchId,
        String feed,
        String name,
        String dataset,
        LoadState state,
        boolean dryRun,
        long read,
        long inserted,
        long updated,
        long unchanged,
        long duplicate,
        long rejected,
        long anomalies,
        long unread,
        long acceptedRejects,
        long acceptedUnread,
        TargetCounts smart360,
        Instant startedAt,
        Instant finishedAt,
        Instant undoneAt,
        String detail) {

    /** @param detail why it failed, without a word of the file's content, or that it was a trial; else null */
    static LoadFinished of(Load load, String detail) {
        return new LoadFinished(
                load.batchId,
                load.feed,
                load.name,
                load.dataset,
                load.state,
                load.dryRun,
                load.read,
                load.inserted,
                load.updated,
                load.unchanged,
                load.duplicate,
                load.rejected,
                load.anomalies,
                load.unread,
                load.acceptedRejects,
                load.acceptedUnread,
                TargetCounts.of(load),
                load.startedAt,
                load.finishedAt,
                load.undoneAt,
                detail);
    }
}
