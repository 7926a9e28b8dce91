package io.penstock.etl.merge;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.etl.dataset.Dataset;
import io.penstock.etl.dataset.DatasetColumn;
import io.penstock.etl.dataset.Datasets;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.reject.RejectedRecords;
import io.penstock.etl.stage.StageTable;
import io.penstock.messaging.Failpoint;
import io.penstock.messaging.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Merges the staged rows of a load into the mart by the stored procedure {@code mart.merge}, as the dataset is declared.
 * Loads of one dataset are merged in the order of their batches, each in one transaction. A load whose rows refer to
 * another dataset lets the loads of that one go first that are under way, so that files dropped together find each other.
 * The merge of a trial is taken back in the same transaction; its counts and findings stay. A load that would empty a
 * column of most of its rows is not merged but held.
 */
@ApplicationScoped
public class MergeLoad {

    private static final Logger LOG = Logger.getLogger(MergeLoad.class);

    private static final String SETTINGS = """
            SELECT set_config('penstock.emptied_share', ?, true), set_config('penstock.emptied_rows', ?, true)""";
    private static final String MERGE = "SELECT mart.merge_load(?, ?)";

    private final AgroalDataSource dataSource;
    private final Datasets datasets;
    private final Loads loads;
    private final RejectedRecords rejectedRecords;
    private final StageAgain stageAgain;
    private final FinishLoad finishLoad;
    private final EmptyingSettings settings;
    private final MeterRegistry metrics;

    MergeLoad(
            AgroalDataSource dataSource,
            Datasets datasets,
            Loads loads,
            RejectedRecords rejectedRecords,
            StageAgain stageAgain,
            FinishLoad finishLoad,
            EmptyingSettings settings,
            MeterRegistry metrics) {
        this.dataSource = dataSource;
        this.datasets = datasets;
        this.loads = loads;
        this.rejectedRecords = rejectedRecords;
        this.stageAgain = stageAgain;
        this.finishLoad = finishLoad;
        this.settings = settings;
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
            if (load.mustDoubtNumbers()) {
                load.numbersDoubted = true;
                stageAgain.everything(connection, load, stage, "its numbers contradict each other");
            } else if (stage.count(connection) == load.staged) {
                Step.named("merge load")
                        .batch(load.batchId)
                        .with("dataset", load.dataset)
                        .run(() -> call(connection, load));
            } else {
                stageAgain.everything(connection, load, stage, "the stage was emptied by a crash");
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("load not merged batchId=" + load.batchId, e);
        }
    }

    private List<String> referredTo(Load load) {
        return datasets.named(load.dataset).map(Dataset::references).orElse(List.of()).stream()
                .map(DatasetColumn::references)
                .toList();
    }

    private void call(Connection connection, Load load) throws SQLException {
        long began = System.nanoTime();
        if (load.dryRun) {
            tryOut(connection, load);
        } else {
            String reason = merge(connection, load);
            if (reason != null) {
                finishLoad.hold(load, reason);
                return;
            }
        }
        Failpoint.reach("etl.load.merged");
        rejectedRecords.fill(connection, load.batchId);
        loads.refresh(load);
        loads.advance(load, LoadState.DELIVERING);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        metrics.timer("penstock.merge", "dataset", load.dataset).record(took);
        LOG.infof("load merged batchId=%d ms=%d", load.batchId, took.toMillis());
    }

    private void tryOut(Connection connection, Load load) throws SQLException {
        setLimits(connection);
        try (var call = connection.prepareStatement("CALL mart.try_merge(?, ?)")) {
            call.setString(1, load.dataset);
            call.setLong(2, load.batchId);
            call.execute();
        }
    }

    /** Returns why nothing was merged, because a person has to decide first; else null. */
    private String merge(Connection connection, Load load) throws SQLException {
        setLimits(connection);
        try (var call = connection.prepareStatement(MERGE)) {
            call.setString(1, load.dataset);
            call.setLong(2, load.batchId);
            try (var row = call.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void setLimits(Connection connection) throws SQLException {
        try (var set = connection.prepareStatement(SETTINGS)) {
            set.setString(1, Double.toString(settings.share()));
            set.setString(2, Long.toString(settings.rows()));
            set.execute();
        }
    }
}
