package io.penstock.etl.intake;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.merge.KeptChecks;
import io.penstock.etl.plan.Binding;
import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.plan.Unbindable;
import io.penstock.etl.stage.HandOutChunks;
import io.penstock.etl.stage.StageTable;
import io.penstock.etl.stage.StagedBatches;
import io.penstock.etl.stage.StagedBatches.StagedBatch;
import io.penstock.messaging.trace.CurrentStep;
import io.penstock.messaging.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Begins the load of a staged batch: finds its plan, holds it against the header, and hands out the chunks. */
@ApplicationScoped
class PlanLoad {

    private static final Logger LOG = Logger.getLogger(PlanLoad.class);
    private static final String CHUNKS = "INSERT INTO etl.chunk (batch_id, chunk) SELECT ?, generate_series(1, ?)";

    private final AgroalDataSource dataSource;
    private final MappingPlans plans;
    private final StagedBatches batches;
    private final Loads loads;
    private final FinishLoad finishLoad;
    private final HandOutChunks handOut;

    PlanLoad(
            AgroalDataSource dataSource,
            MappingPlans plans,
            StagedBatches batches,
            Loads loads,
            FinishLoad finishLoad,
            HandOutChunks handOut) {
        this.dataSource = dataSource;
        this.plans = plans;
        this.batches = batches;
        this.loads = loads;
        this.finishLoad = finishLoad;
        this.handOut = handOut;
    }

    void plan(BatchStaged batch) {
        if (batch.isStaged() && !loads.has(batch.batchId())) {
            Step.named("plan load")
                    .batch(batch.batchId())
                    .with("feed", batch.feed())
                    .run(() -> planNew(batch));
        }
    }

    private void planNew(BatchStaged batch) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<StagedBatch> staged = batches.batch(connection, batch.batchId());
            Optional<MappingPlan> plan = plans.forFeed(batch.feed());
            if (staged.isEmpty()) {
                refuse(batch, "expected the chunks of the batch, found none");
            } else if (plan.isEmpty()) {
                refuse(
                        batch,
                        plans.refusal(batch.feed())
                                .map(fault -> "the mapping plan cannot be used: " + fault)
                                .orElse("expected a mapping plan that takes the feed " + batch.feed()
                                        + ", found none"));
            } else {
                begin(connection, batch, staged.get(), plan.get());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("load cannot be planned batchId=" + batch.batchId(), e);
        }
    }

    private void begin(Connection connection, BatchStaged batch, StagedBatch staged, MappingPlan plan)
            throws SQLException {
        Binding binding = RecordMapper.bind(plan, staged.header());
        Load load = newLoad(batch);
        load.dataset = plan.dataset();
        if (binding instanceof Unbindable unbindable) {
            loads.add(load);
            finishLoad.fail(load, unbindable.reason(), unbindable.told());
        } else if (binding instanceof Bound bound) {
            load.bindTo(bound);
            load.chunks = staged.chunks();
            loads.add(load);
            new StageTable(plan.dataset(), load.batchId).create(connection);
            KeptChecks.enter(connection, load.batchId, bound.keptChecks());
            register(connection, load);
        }
    }

    private void register(Connection connection, Load load) throws SQLException {
        try (var insert = connection.prepareStatement(CHUNKS)) {
            insert.setLong(1, load.batchId);
            insert.setInt(2, load.chunks);
            insert.executeUpdate();
        }
        handOut.of(load.batchId, load.chunks);
        if (load.chunks == 0) {
            loads.advance(load, LoadState.MERGING);
        }
        LOG.infof("load planned batchId=%d dataset=%s chunks=%d", load.batchId, load.dataset, load.chunks);
    }

    private void refuse(BatchStaged batch, String reason) {
        Load load = newLoad(batch);
        loads.add(load);
        finishLoad.fail(load, reason, reason);
    }

    private static Load newLoad(BatchStaged batch) {
        Load load = new Load();
        load.batchId = batch.batchId();
        load.feed = batch.feed();
        load.name = batch.name();
        load.extract = batch.extract();
        load.dryRun = batch.dryRun();
        load.state = LoadState.PLANNED;
        load.traceparent = CurrentStep.traceparent();
        load.startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return load;
    }
}
