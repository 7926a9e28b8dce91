package io.penstock.etl.load;

import io.penstock.etl.load.ValidationFailed.FailedCheck;
import io.penstock.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jboss.logging.Logger;

/** Closes the books of a load, and tells who must know. */
@ApplicationScoped
public class FinishLoad {

    private static final Logger LOG = Logger.getLogger(FinishLoad.class);

    private static final String TRIED = "trial: nothing was written";

    private final Outbox outbox;
    private final FindingsByRule findings;
    private final Checks checks;
    private final AttentionRule attention;
    private final LoadMetrics metrics;

    FinishLoad(Outbox outbox, FindingsByRule findings, Checks checks, AttentionRule attention, LoadMetrics metrics) {
        this.outbox = outbox;
        this.findings = findings;
        this.checks = checks;
        this.attention = attention;
        this.metrics = metrics;
    }

    /** Ends a load whose rows are where they belong; it fails, loudly, if its books do not balance. */
    public void complete(Load load, List<Check> checks) {
        settle(load, checks);
        metrics.finished(load);
    }

    /** Ends a complete load again, of whose rejects so many were taken up since. */
    public void completeAgain(Load load, long takenUp) {
        settle(load, List.of());
        metrics.takenUp(takenUp);
    }

    /** Ends a complete load again, of whose rejects some were corrected since. */
    public void completeCorrected(Load load, List<Check> checks) {
        settle(load, checks);
    }

    /** Ends a complete load again, of whose findings people have accepted some; what else was found of it stays. */
    public void completeAccepted(Load load) {
        settle(load, checks.of(load.batchId));
    }

    /** Tells that what a load changed was taken back. */
    public void tellUndone(Load load) {
        outbox.publish(Long.toString(load.batchId), LoadFinished.of(load, load.detail));
    }

    private void settle(Load load, List<Check> checks) {
        findings.countAccepted(load);
        load.state = load.isBalanced() ? LoadState.COMPLETE : LoadState.FAILED;
        if (load.dryRun) {
            load.detail = load.detail == null ? TRIED : TRIED + "; the load would be held, because it " + load.detail;
        }
        if (!load.isBalanced()) {
            metrics.unbalanced();
            load.detail = "the books do not balance: expected %d records, found %d"
                    .formatted(
                            load.read, load.inserted + load.updated + load.unchanged + load.duplicate + load.rejected);
        }
        close(load, checks, load.detail);
    }

    /**
     * Ends a load that cannot succeed.
     *
     * @param reason for operators; may quote the header
     * @param told for events: says no word of the file's content
     */
    public void fail(Load load, String reason, String told) {
        load.state = LoadState.FAILED;
        load.detail = reason;
        close(load, List.of(), told);
        metrics.finished(load);
    }

    /**
     * Holds a load until a person releases or discards it, and says so.
     *
     * @param reason what it would do; says no word of the file's content
     */
    public void hold(Load load, String reason) {
        load.state = LoadState.HELD;
        load.detail = reason;
        String key = Long.toString(load.batchId);
        outbox.publish(key, LoadAdvanced.of(load));
        outbox.publish(key, ValidationFailed.held(load, findings.rejects(load), findings.unread(load), reason));
        LOG.warnf("load held batchId=%d dataset=%s reason=%s", load.batchId, load.dataset, reason);
    }

    /** Ends a load that a person does not want; nobody needs to be alerted. */
    public void discard(Load load, String reason) {
        load.state = LoadState.FAILED;
        load.detail = reason;
        end(load, reason);
        metrics.finished(load);
    }

    private void close(Load load, List<Check> checks, String told) {
        end(load, told);
        List<FailedCheck> failed = checks.stream()
                .filter(check -> !check.passed())
                .map(check -> new FailedCheck(check.check(), check.target(), check.expected(), check.actual()))
                .toList();
        if (attention.isNeeded(load, !failed.isEmpty())) {
            outbox.publish(
                    Long.toString(load.batchId),
                    ValidationFailed.of(load, findings.rejects(load), findings.unread(load), failed, told));
        }
    }

    private void end(Load load, String told) {
        load.finishedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        outbox.publish(Long.toString(load.batchId), LoadFinished.of(load, told));
        LOG.infof(
                "load finished batchId=%d state=%s read=%d inserted=%d updated=%d unchanged=%d duplicate=%d rejected=%d anomalies=%d unread=%d",
                load.batchId,
                load.state,
                load.read,
                load.inserted,
                load.updated,
                load.unchanged,
                load.duplicate,
                load.rejected,
                load.anomalies,
                load.unread);
    }
}
