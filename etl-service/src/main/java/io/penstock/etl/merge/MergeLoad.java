package io.penstock.etl.merge;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.reject.RejectedRecords;
import io.penstock.etl.stage.StageTable;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.Failures;
import io.penstock.messaging.Retryable;
import io.penstock.messaging.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Merges the staged rows of a load into the mart by the dataset's stored procedure {@code mart.merge_<dataset>(batch)}.
 * Loads of one dataset are merged in the order of their batches, each in one transaction. A load whose rows refer to
 * another dataset lets the loads of that one go first that are under way, so that files dropped together find each other.
 * The merge of a trial is taken back in the same transaction; its counts and findings stay.
 */
@ApplicationScoped
public class MergeLoad {

    private static final Logger LOG = Logger.getLogger(MergeLoad.class);

    private final AgroalDataSource dataSource;
    private final MappingPlans plans;
    private final Loads loads;
    private final RejectedRecords rejectedRecords;
    private final StageAgain stageAgain;
    private final MeterRegistry metrics;

    MergeLoad(
            AgroalDataSource dataSource,
            MappingPlans plans,
            Loads loads,
            RejectedRecords rejectedRecords,
            StageAgain stageAgain,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.plans = plans;
        this.loads = loads;
        this.rejectedRecords = rejectedRecords;
        this.stageAgain = stageAgain;
        this.metrics = metrics;
    }

    /**
     * Merges a load that the current transaction has locked, unless another must come first.
     *
     * @return whether the load is a step further
     */
    public boolean merge(Load load) {
        if (loads.mustWaitToMerge(load) || loads.hasUnmerged(referredTo(load))) {
            return false;
        }
        StageTable stage = new StageTable(load.dataset, load.batchId);
        try (Connection connection = dataSource.getConnection()) {
            if (stage.count(connection) == load.staged) {
                Step.named("merge load")
                        .batch(load.batchId)
                        .with("dataset", load.dataset)
                        .run(() -> call(connection, load));
            } else {
                stageAgain.everything(connection, load, stage);
            }
            return true;
        } catch (SQLException e) {
            throw Failures.passes(e)
                    ? new Retryable("load not merged batchId=" + load.batchId, e)
                    : new IllegalStateException("load not merged batchId=" + load.batchId, e);
        }
    }

    private List<String> referredTo(Load load) {
        return plans.forFeed(load.feed).map(MappingPlan::mergeChecks).orElse(List.of()).stream()
                .filter(check -> check.kind() == CheckCatalog.REFERENCE)
                .map(check -> check.refers().substring(0, check.refers().indexOf('.')))
                .toList();
    }

    private void call(Connection connection, Load load) throws SQLException {
        long began = System.nanoTime();
        String merge = load.dryRun ? "CALL mart.try_merge(?, ?)" : "CALL mart.merge_" + load.dataset + "(?)";
        try (var call = connection.prepareStatement(merge)) {
            int parameter = 1;
            if (load.dryRun) {
                call.setString(parameter++, load.dataset);
            }
            call.setLong(parameter, load.batchId);
            call.execute();
        }
        Failpoint.reach("etl.load.merged");
        rejectedRecords.fill(connection, load.batchId);
        loads.refresh(load);
        loads.advance(load, LoadState.DELIVERING);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        metrics.timer("penstock.merge", "dataset", load.dataset).record(took);
        LOG.infof("load merged batchId=%d ms=%d", load.batchId, took.toMillis());
    }
}
