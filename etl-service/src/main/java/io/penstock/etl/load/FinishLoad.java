package io.penstock.etl.load;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.etl.load.ValidationFailed.FailedCheck;
import io.penstock.etl.load.ValidationFailed.RejectedRows;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.messaging.Outbox;
import io.penstock.messaging.Retryable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Closes the books of a load, and tells who must know. */
@ApplicationScoped
public class FinishLoad {

    private static final Logger LOG = Logger.getLogger(FinishLoad.class);

    private static final String UNBALANCED = "penstock.books.unbalanced";
    private static final String TRIED = "trial: nothing was written";

    /** Rules told in an event; the rest is seen where the rejects are. */
    private static final int RULES = 20;

    private static final String REJECTS_BY_RULE = """
            SELECT rule, column_name, count(*) AS rows FROM etl.reject
            WHERE batch_id = ? AND rule <> 'smart360-refused'
            GROUP BY rule, column_name ORDER BY rows DESC, rule, column_name LIMIT ?""";

    private final AgroalDataSource dataSource;
    private final MappingPlans plans;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    FinishLoad(AgroalDataSource dataSource, MappingPlans plans, Outbox outbox, MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.plans = plans;
        this.outbox = outbox;
        this.metrics = metrics;
        metrics.counter(UNBALANCED);
    }

    /** Ends a load whose rows are where they belong; it fails, loudly, if its books do not balance. */
    public void complete(Load load, List<Check> checks) {
        settle(load, checks);
        count(load);
    }

    /** Ends a complete load again, of whose rejects so many were taken up since. */
    public void completeAgain(Load load, long takenUp) {
        settle(load, List.of());
        metrics.counter("penstock.rows", "outcome", "taken-up").increment((double) takenUp);
    }

    /** Ends a complete load again, of whose rejects some were corrected since. */
    public void completeCorrected(Load load, List<Check> checks) {
        settle(load, checks);
    }

    private void settle(Load load, List<Check> checks) {
        load.state = load.isBalanced() ? LoadState.COMPLETE : LoadState.FAILED;
        load.detail = load.dryRun ? TRIED : load.detail;
        if (!load.isBalanced()) {
            metrics.counter(UNBALANCED).increment();
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
        count(load);
    }

    private void close(Load load, List<Check> checks, String told) {
        load.finishedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String key = Long.toString(load.batchId);
        outbox.publish(key, LoadFinished.of(load, told));
        List<FailedCheck> failed = checks.stream()
                .filter(check -> !check.passed())
                .map(check -> new FailedCheck(check.check(), check.target(), check.expected(), check.actual()))
                .toList();
        if (needsAttention(load, failed)) {
            outbox.publish(key, ValidationFailed.of(load, rejectsByRule(load.batchId), failed, told));
        }
        LOG.infof(
                "load finished batchId=%d state=%s read=%d inserted=%d updated=%d unchanged=%d duplicate=%d rejected=%d anomalies=%d",
                load.batchId,
                load.state,
                load.read,
                load.inserted,
                load.updated,
                load.unchanged,
                load.duplicate,
                load.rejected,
                load.anomalies);
    }

    /** Whoever tries a batch looks at what came of it; nobody else is to be bothered. */
    private boolean needsAttention(Load load, List<FailedCheck> failed) {
        return !load.dryRun && (load.state == LoadState.FAILED || !failed.isEmpty() || tooManyRejects(load));
    }

    private boolean tooManyRejects(Load load) {
        long refused = load.smart360Rejected == null ? 0 : load.smart360Rejected;
        double threshold =
                plans.forFeed(load.feed).map(MappingPlan::rejectThreshold).orElse(0.0);
        return load.rejected + refused > threshold * load.read;
    }

    private List<RejectedRows> rejectsByRule(long batchId) {
        List<RejectedRows> rules = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(REJECTS_BY_RULE)) {
            query.setLong(1, batchId);
            query.setInt(2, RULES);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    rules.add(
                            new RejectedRows(row.getString("rule"), row.getString("column_name"), row.getLong("rows")));
                }
            }
            return rules;
        } catch (SQLException e) {
            throw new Retryable("rejects cannot be counted batchId=" + batchId, e);
        }
    }

    private void count(Load load) {
        if (load.dryRun) {
            return;
        }
        String dataset = String.valueOf(load.dataset);
        metrics.timer("penstock.load", "dataset", dataset).record(Duration.between(load.begun(), load.finishedAt));
        if (load.rejected > 0) {
            rejectsByRule(load.batchId)
                    .forEach(
                            rejected -> metrics.counter("penstock.rejects", "dataset", dataset, "rule", rejected.rule())
                                    .increment((double) rejected.rows()));
        }
        metrics.counter("penstock.loads", "dataset", dataset, "state", load.state.name())
                .increment();
        metrics.counter("penstock.rows", "outcome", "inserted").increment((double) load.inserted);
        metrics.counter("penstock.rows", "outcome", "updated").increment((double) load.updated);
        metrics.counter("penstock.rows", "outcome", "unchanged").increment((double) load.unchanged);
        metrics.counter("penstock.rows", "outcome", "duplicate").increment((double) load.duplicate);
        metrics.counter("penstock.rows", "outcome", "rejected").increment((double) load.rejected);
    }
}
