package io.penstock.etl.accept;

import io.penstock.etl.audit.Audit;
import io.penstock.etl.audit.Seen;
import io.penstock.etl.hold.HoldLoad;
import io.penstock.etl.load.FinishLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.jboss.logging.Logger;

/** Accepts rejects and unread values as they are: a person has looked at them, and nobody else needs to. */
@ApplicationScoped
class AcceptRejects {

    private static final Logger LOG = Logger.getLogger(AcceptRejects.class);
    private static final int UNPROCESSABLE = 422;
    private static final int EXAMPLES = 20;

    private final HoldLoad holdLoad;
    private final Loads loads;
    private final FinishLoad finishLoad;
    private final Audit audit;
    private final SecurityIdentity caller;

    AcceptRejects(HoldLoad holdLoad, Loads loads, FinishLoad finishLoad, Audit audit, SecurityIdentity caller) {
        this.holdLoad = holdLoad;
        this.loads = loads;
        this.finishLoad = finishLoad;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * Accepts what is open of a load; what is accepted already stays as it is.
     *
     * @param dryRun whether to say only how much it would be
     * @throws HttpProblem 409 if the load has no effect, 422 if a line has nothing that can be accepted
     */
    Acceptance accept(long batchId, AcceptanceForm form, boolean dryRun) {
        return holdLoad.during(batchId, (load, connection) -> {
            mustHaveEffect(load);
            Acceptances acceptances = new Acceptances(connection, batchId);
            mustHaveFindings(acceptances, form);
            return dryRun ? acceptances.open(form) : accept(load, form, acceptances);
        });
    }

    private Acceptance accept(Load load, AcceptanceForm form, Acceptances acceptances) throws SQLException {
        Acceptance acceptance = acceptances.add(form, caller.getPrincipal().getName());
        if (acceptance.id() != null) {
            loads.refresh(load);
            finishLoad.completeAccepted(load);
            audit.load(Seen.REJECTS_ACCEPTED, load.batchId, acceptance.rejects() + acceptance.unread());
            LOG.infof(
                    "rejects accepted batchId=%d rejects=%d unread=%d",
                    load.batchId, acceptance.rejects(), acceptance.unread());
        }
        return acceptance;
    }

    private static void mustHaveEffect(Load load) {
        if (load.forgottenAt != null) {
            throw HoldLoad.gone("expected the rejects of the load, found that they were forgotten for their age");
        }
        if (load.state != LoadState.COMPLETE || load.undoneAt != null || load.dryRun) {
            String found = load.dryRun ? "a trial" : load.undoneAt != null ? "it undone" : "it " + load.state;
            throw HoldLoad.conflict("expected a load that is complete and has effect, found " + found);
        }
    }

    private static void mustHaveFindings(Acceptances acceptances, AcceptanceForm form) throws SQLException {
        List<Long> others = acceptances.linesWithoutFindings(form);
        if (!others.isEmpty()) {
            throw HttpProblem.builder()
                    .withStatus(UNPROCESSABLE)
                    .withTitle("Rejects not accepted")
                    .withDetail("expected lines that are rejected or have a value that could not be read, found others")
                    .with("lines", others.subList(0, Math.min(others.size(), EXAMPLES)))
                    .build();
        }
    }
}
