package io.penstock.etl.correct;

import io.penstock.etl.audit.Audit;
import io.penstock.etl.audit.Seen;
import io.penstock.etl.hold.HoldLoad;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.stage.StagedBatches;
import io.penstock.messaging.trace.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Runs corrected records of a load again and carries its books on, in one transaction: mapped by the plan, merged by the
 * dataset's own procedure, rejected for their new reason if they are still bad. Then the load is delivered as after its
 * merge, but only what was corrected.
 */
@ApplicationScoped
class SendCorrection {

    private static final Logger LOG = Logger.getLogger(SendCorrection.class);

    private final HoldLoad holdLoad;
    private final Loads loads;
    private final MappingPlans plans;
    private final StagedBatches batches;
    private final Corrections corrections;
    private final MergeCorrected mergeCorrected;
    private final FinishLoad finishLoad;
    private final Audit audit;

    SendCorrection(
            HoldLoad holdLoad,
            Loads loads,
            MappingPlans plans,
            StagedBatches batches,
            Corrections corrections,
            MergeCorrected mergeCorrected,
            FinishLoad finishLoad,
            Audit audit) {
        this.holdLoad = holdLoad;
        this.loads = loads;
        this.plans = plans;
        this.batches = batches;
        this.corrections = corrections;
        this.mergeCorrected = mergeCorrected;
        this.finishLoad = finishLoad;
        this.audit = audit;
    }

    /** What came of it; of the same content sent again, what came of it at first. */
    Correction send(long batchId, Path file, SentFile format, String user) throws IOException {
        String sha256 = Sha256.of(file);
        Optional<Correction> known = corrections.of(batchId, sha256);
        return known.isPresent()
                ? known.get()
                : Step.named("correct rejects")
                        .batch(batchId)
                        .call(() -> holdLoad.during(batchId, (load, connection) -> {
                            Optional<Correction> same = corrections.same(connection, batchId, sha256);
                            return same.isPresent()
                                    ? same.get()
                                    : correct(connection, load, file, format, user, sha256);
                        }));
    }

    private Correction correct(Connection connection, Load load, Path file, SentFile format, String user, String sha256)
            throws SQLException, IOException {
        mustBeCorrectable(load);
        List<String> header = batches.batch(connection, load.batchId)
                .orElseThrow(() -> HoldLoad.conflict("expected the records of the load, found them not kept any more"))
                .header();
        MappingPlan plan =
                plans.forFeed(load.feed).orElseThrow(() -> HoldLoad.conflict("expected a mapping plan, found none"));
        if (!(RecordMapper.bind(plan, header) instanceof Bound bound)) {
            throw HoldLoad.conflict(
                    "expected a mapping plan that fits the header of the file, found one that does not");
        }
        SentColumns columns = SentRows.read(connection, file, format, load.batchId, header);
        ChangedElsewhere changedElsewhere = new ChangedElsewhere(bound.mapper(), plan, header);
        mergeCorrected.merge(
                connection, load, new RunAgain(connection, load, plan, bound.mapper(), columns, changedElsewhere));
        ChangedElsewhere.notice(connection, load.batchId);
        loads.refresh(load);
        Correction correction = corrections.add(connection, load.batchId, user, sha256);
        carryOn(connection, load);
        audit.load(Seen.CORRECTION_SENT, load.batchId, correction.rows());
        LOG.infof(
                "correction taken batchId=%d rows=%d mended=%d stillRejected=%d",
                load.batchId, correction.rows(), correction.mended(), correction.stillRejected());
        return correction;
    }

    private static void mustBeCorrectable(Load load) {
        if (load.forgottenAt != null) {
            throw HoldLoad.gone("expected the rejects of the load, found that they were forgotten for their age");
        }
        if (load.state != LoadState.COMPLETE) {
            throw HoldLoad.conflict("expected a load that is complete, found it " + load.state);
        }
        if (load.undoneAt != null || load.dryRun) {
            throw HoldLoad.conflict(
                    "expected a load that has effect, found " + (load.dryRun ? "a trial" : "it undone"));
        }
    }

    /** A load that was delivered is delivered again; the end of any other is told now. */
    private void carryOn(Connection connection, Load load) throws SQLException {
        if (mergeCorrected.hasUndelivered(connection, load.batchId)) {
            load.finishedAt = null;
            loads.advance(load, LoadState.DELIVERING);
        } else {
            finishLoad.completeCorrected(load, List.of());
        }
    }
}
