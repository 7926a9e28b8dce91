package io.penstock.etl.undo;

import io.penstock.etl.audit.Audit;
import io.penstock.etl.audit.Seen;
import io.penstock.etl.hold.HoldLoad;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.Loads;
import io.penstock.etl.smart360.TakeBack;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Takes back what an ended load has changed, by the history. SMART360 comes first and commits first: if this dies between
 * the two, the mart still has what must be taken back, and the undo asked for again completes it.
 */
@ApplicationScoped
class UndoLoad {

    private static final Logger LOG = Logger.getLogger(UndoLoad.class);

    private final HoldLoad holdLoad;
    private final Loads loads;
    private final TakeBack target;
    private final FinishLoad finishLoad;
    private final Audit audit;

    UndoLoad(HoldLoad holdLoad, Loads loads, TakeBack target, FinishLoad finishLoad, Audit audit) {
        this.holdLoad = holdLoad;
        this.loads = loads;
        this.target = target;
        this.finishLoad = finishLoad;
        this.audit = audit;
    }

    /**
     * Takes a load back.
     *
     * @throws HttpProblem 409 if others have changed the same rows since, 503 if SMART360 is away
     */
    Undone undo(long batchId) {
        return holdLoad.during(batchId, (load, connection) -> {
            Changes changes = new Changes(connection, batchId);
            return load.undoneAt == null ? takeBack(connection, load, changes) : changes.undone();
        });
    }

    private Undone takeBack(Connection connection, Load load, Changes changes) throws SQLException {
        if (load.forgottenAt != null) {
            throw HoldLoad.conflict(
                    "expected a load whose records are kept, found that they were forgotten for their age");
        }
        if (load.dryRun || !changes.find()) {
            throw HoldLoad.conflict(
                    "expected a load that has changed rows merged by their key, found a trial, or one of "
                            + load.dataset);
        }
        long touched = changes.countOfOthers();
        if (touched > 0) {
            throw refused(touched, changes.examplesOfOthers());
        }
        if (load.smart360Inserted != null && !target.reaches(connection, load.batchId)) {
            throw HttpProblem.valueOf(
                    Status.SERVICE_UNAVAILABLE, "SMART360 cannot be reached or does not let its rows be taken back");
        }
        changes.takeBack();
        loads.refresh(load);
        finishLoad.tellUndone(load);
        Undone undone = changes.undone();
        audit.load(Seen.LOAD_UNDONE, load.batchId, undone.deleted() + undone.restored());
        LOG.infof(
                "load undone batchId=%d deleted=%d restored=%d kept=%d",
                load.batchId, undone.deleted(), undone.restored(), undone.kept());
        return undone;
    }

    private static HttpProblem refused(long touched, List<String> examples) {
        return HttpProblem.builder()
                .withStatus(Status.CONFLICT)
                .withTitle("Load not undone")
                .withDetail("expected rows that nobody has changed or needed since, found " + touched
                        + " that somebody has")
                .with("rows", touched)
                .with("examples", examples)
                .build();
    }
}
