package io.penstock.etl.hold;

import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.stage.StageTable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/**
 * What a person decides about a load that is held because it would empty a column. A released load is merged as the batch
 * that it is: what later batches have brought meanwhile stays.
 */
@ApplicationScoped
class DecideHeldLoad {

    private static final Logger LOG = Logger.getLogger(DecideHeldLoad.class);

    private final HoldLoad holdLoad;
    private final Loads loads;
    private final FinishLoad finishLoad;
    private final SecurityIdentity caller;

    DecideHeldLoad(HoldLoad holdLoad, Loads loads, FinishLoad finishLoad, SecurityIdentity caller) {
        this.holdLoad = holdLoad;
        this.loads = loads;
        this.finishLoad = finishLoad;
        this.caller = caller;
    }

    /**
     * Lets a held load be merged.
     *
     * @throws HttpProblem 404 if there is no such load, 409 if it is not held, 503 if it is in use
     */
    void release(long batchId) {
        holdLoad.duringHeld(batchId, (load, connection) -> {
            load.releasedAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            load.releasedBy = caller();
            load.detail = null;
            loads.advance(load, LoadState.MERGING);
            LOG.infof("load released batchId=%d", batchId);
            return null;
        });
    }

    /**
     * Ends a held load; nothing of it is merged.
     *
     * @throws HttpProblem 404 if there is no such load, 409 if it is not held, 503 if it is in use
     */
    void discard(long batchId) {
        holdLoad.duringHeld(batchId, (load, connection) -> {
            finishLoad.discard(load, "discarded by " + caller());
            new StageTable(load.dataset, batchId).empty(connection);
            LOG.infof("load discarded batchId=%d", batchId);
            return null;
        });
    }

    private String caller() {
        return caller.getPrincipal().getName();
    }
}
