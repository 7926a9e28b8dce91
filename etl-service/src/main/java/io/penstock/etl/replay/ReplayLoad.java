package io.penstock.etl.replay;

import io.penstock.etl.hold.HoldLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.merge.KeptChecks;
import io.penstock.etl.plan.Binding;
import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.stage.HandOutChunks;
import io.penstock.etl.stage.StageTable;
import io.penstock.etl.stage.StagedBatches;
import io.penstock.etl.stage.StagedBatches.StagedBatch;
import io.penstock.messaging.trace.CurrentStep;
import io.penstock.messaging.trace.Step;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * Runs an ended load again from its chunks: planned by the mapping plan as it is now, with new books, rejects and
 * anomalies. The merge takes what the batch has written itself for its own, and leaves what a later one has.
 */
@ApplicationScoped
class ReplayLoad {

    private static final Logger LOG = Logger.getLogger(ReplayLoad.class);
    private static final String FORGET = "CALL mart.forget_load(?, ?)";

    private final HoldLoad holdLoad;
    private final Loads loads;
    private final MappingPlans plans;
    private final StagedBatches batches;
    private final HandOutChunks handOut;
    private final SecurityIdentity caller;

    ReplayLoad(
            HoldLoad holdLoad,
            Loads loads,
            MappingPlans plans,
            StagedBatches batches,
            HandOutChunks handOut,
            SecurityIdentity caller) {
        this.holdLoad = holdLoad;
        this.loads = loads;
        this.plans = plans;
        this.batches = batches;
        this.handOut = handOut;
        this.caller = caller;
    }

    void replay(long batchId) {
        Step.named("replay load").batch(batchId).run(() -> replayHeld(batchId));
    }

    private void replayHeld(long batchId) {
        holdLoad.during(batchId, (load, connection) -> {
            StagedBatch staged = batches.batch(connection, batchId)
                    .filter(StagedBatch::isKept)
                    .orElseThrow(() -> HoldLoad.gone(
                            "expected the records of the batch, found that they were forgotten for their age"));
            MappingPlan plan = plans.forFeed(load.feed)
                    .orElseThrow(() -> HoldLoad.conflict(
                            "expected a mapping plan that takes the feed " + load.feed + ", found none"));
            Binding binding = RecordMapper.bind(plan, staged.header());
            if (!(binding instanceof Bound bound)) {
                throw HoldLoad.conflict(
                        "expected a mapping plan that fits the header of the file, found one that does not");
            }
            begin(connection, load, staged, plan, bound);
            return null;
        });
    }

    private void begin(Connection connection, Load load, StagedBatch staged, MappingPlan plan, Bound bound)
            throws SQLException {
        StageTable stage = new StageTable(plan.dataset(), load.batchId);
        if (!stage.reopen(connection)) {
            throw HoldLoad.busy();
        }
        stage.empty(connection);
        forget(connection, load.batchId, staged.chunks());
        loads.refresh(load);
        load.dataset = plan.dataset();
        load.bindTo(bound);
        KeptChecks.enter(connection, load.batchId, bound.keptChecks());
        load.chunks = staged.chunks();
        load.startedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        load.replayedAt = load.startedAt;
        load.traceparent = CurrentStep.traceparent();
        load.replayedBy = caller.getPrincipal().getName();
        loads.advance(load, staged.chunks() == 0 ? LoadState.MERGING : LoadState.PLANNED);
        handOut.of(load.batchId, load.chunks);
        LOG.infof("load run again batchId=%d dataset=%s chunks=%d", load.batchId, load.dataset, load.chunks);
    }

    /** Its books, findings and corrections; and enters its chunks as not done. */
    private static void forget(Connection connection, long batchId, int chunks) throws SQLException {
        try (var call = connection.prepareStatement(FORGET)) {
            call.setLong(1, batchId);
            call.setInt(2, chunks);
            call.execute();
        }
    }
}
