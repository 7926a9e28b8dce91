package io.penstock.etl.load;

import java.time.Instant;
import java.util.List;

/**
 * A load as it is shown.
 *
 * @param dryRun whether it was a trial, of which nothing was written
 * @param unread how many of the anomalies stand for a value that could not be read; they can be corrected
 * @param acceptedRejects how many of the rejects, of the target too, people have accepted as they are
 * @param acceptedUnread how many of the unread values they have
 * @param vanished consumers that the source had before and a full extract did not find; null for all other batches
 * @param smart360 null as long as nothing was delivered
 * @param unknownColumns header names that the plan does not use; shown to operators, since a file without header has
 *     personal data there
 * @param missingColumns columns of the plan that the header does not have
 * @param detail why it failed or is held; shown to operators, for the same reason
 * @param replayedAt when it was run again last; null if never
 * @param releasedAt when it was released, having been held; null if it never was
 * @param undoneAt when what it changed was taken back; null if it has effect
 * @param forgottenAt when its rejects and anomalies were forgotten, for their age; null if they are kept
 */
record LoadView(
        long batchId,
        String feed,
        String name,
        String dataset,
        LoadState state,
        boolean dryRun,
        int chunksDone,
        int chunks,
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
        Long vanished,
        TargetCounts smart360,
        List<String> unknownColumns,
        List<String> missingColumns,
        String detail,
        Instant startedAt,
        Instant finishedAt,
        Instant replayedAt,
        String replayedBy,
        Instant releasedAt,
        String releasedBy,
        Instant undoneAt,
        String undoneBy,
        Instant forgottenAt) {

    static LoadView of(Load load, boolean toOperator) {
        return new LoadView(
                load.batchId,
                load.feed,
                load.name,
                load.dataset,
                load.state,
                load.dryRun,
                load.chunksDone,
                load.chunks,
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
                load.vanished,
                TargetCounts.of(load),
                toOperator ? List.of(load.unknownColumns) : null,
                List.of(load.missingColumns),
                toOperator ? load.detail : null,
                load.startedAt,
                load.finishedAt,
                load.replayedAt,
                toOperator ? load.replayedBy : null,
                load.releasedAt,
                toOperator ? load.releasedBy : null,
                load.undoneAt,
                toOperator ? load.undoneBy : null,
                load.forgottenAt);
    }
}
