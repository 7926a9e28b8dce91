package io.penstock.etl.load;

import io.penstock.etl.load.ValidationFailed.FailedCheck;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
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

    private final MappingPlans plans;
    private final Outbox outbox;
    private final FindingsByRule findings;
    private final LoadMetrics metrics;

    FinishLoad(MappingPlans plans, Outbox outbox, FindingsByRule findings, LoadMetrics metrics) {
        this.plans = plans;
        this.outbox = outbox;
        this.findings = findings;
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

    private void settle(Load load, List<Check> checks) {
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
        if (needsAttention(load, failed)) {
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

    /** Whoever tries a batch looks at what came of it; nobody else is to be bothered. */
    private boolean needsAttention(Load load, List<FailedCheck> failed) {
        return !load.dryRun
                && (load.state == LoadState.FAILED
                        || !failed.isEmpty()
                        || hasTooManyRejects(load)
                        || hasTooManyUnread(load));
    }

    private boolean hasTooManyUnread(Load load) {
        return plans.forFeed(load.feed)
                .filter(plan -> load.unread > plan.unreadThreshold() * load.read)
                .isPresent();
    }

    private boolean hasTooManyRejects(Load load) {
        long refused = load.smart360Rejected == null ? 0 : load.smart360Rejected;
        double threshold =
                plans.forFeed(load.feed).map(MappingPlan::rejectThreshold).orElse(0.0);
        return load.rejected + refused > threshold * load.read;
    }
}
