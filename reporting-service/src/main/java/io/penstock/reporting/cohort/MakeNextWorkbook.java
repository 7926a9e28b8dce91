package io.penstock.reporting.cohort;

import io.penstock.messaging.Failpoint;
import io.penstock.messaging.Failures;
import io.penstock.messaging.Outbox;
import io.penstock.messaging.trace.Step;
import io.penstock.reporting.cohort.Cohort.State;
import io.penstock.reporting.cohort.PersonalDataSeen.Action;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Makes the next workbook that is asked for, in one transaction that holds it against other replicas. The file takes its
 * place when everything else is written, just before the commit: a process that dies in between leaves a file under the
 * reserved name, which the next attempt replaces.
 */
@ApplicationScoped
class MakeNextWorkbook {

    private static final Logger LOG = Logger.getLogger(MakeNextWorkbook.class);

    private final CohortTable cohorts;
    private final WriteWorkbook write;
    private final OutboxFolder folder;
    private final Outbox outbox;
    private final CohortSettings settings;

    MakeNextWorkbook(
            CohortTable cohorts, WriteWorkbook write, OutboxFolder folder, Outbox outbox, CohortSettings settings) {
        this.cohorts = cohorts;
        this.write = write;
        this.folder = folder;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** Returns whether there was one, made or failed. */
    boolean make() {
        AtomicReference<Cohort> claimed = new AtomicReference<>();
        try {
            return QuarkusTransaction.requiringNew()
                    .timeout((int) settings.timeout().toSeconds())
                    .call(() -> {
                        Optional<Cohort> next = cohorts.claim();
                        next.ifPresent(claimed::set);
                        return next.isPresent() && makeInItsTrace(next.get());
                    });
        } catch (RuntimeException e) {
            if (claimed.get() == null) {
                throw e;
            }
            failed(claimed.get(), e);
            return true;
        }
    }

    private boolean makeInItsTrace(Cohort cohort) throws Exception {
        return step("make workbook", cohort).call(() -> make(cohort));
    }

    private static Step step(String name, Cohort cohort) {
        Step step = Step.named(name).after(cohort.traceparent()).with("cohort.id", cohort.id());
        return cohort.isByQuery() ? step : step.batch(cohort.batchId());
    }

    private boolean make(Cohort cohort) throws IOException, SQLException {
        Path part = folder.newPart(cohort.id());
        try {
            long begun = System.nanoTime();
            if (cohort.isByQuery()) {
                cohorts.hold(settings.timeout());
            }
            MadeWorkbook made = write.write(cohort, part);
            mustBeWhole(cohort, made);
            cohorts.made(cohort.id(), made);
            publish(cohort, made);
            folder.moveIntoPlace(part, cohort.fileName());
            Failpoint.reach("reporting.workbook.moved");
            LOG.infof(
                    "workbook made cohortId=%d batchId=%d found=%d notFound=%d sheets=%d bytes=%d ms=%d",
                    cohort.id(),
                    cohort.batchId(),
                    made.found(),
                    made.notFound(),
                    made.sheets(),
                    made.bytes(),
                    (System.nanoTime() - begun) / 1_000_000);
            return true;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A list is forgotten where it was loaded, some time after; a workbook of what is left would look like one of it. */
    private static void mustBeWhole(Cohort cohort, MadeWorkbook made) throws IOException {
        long written = made.found() + made.notFound();
        if (cohort.batchId() != null && written < cohort.kept()) {
            throw new IOException("expected the %d accounts of the list, found %d".formatted(cohort.kept(), written));
        }
    }

    private void publish(Cohort cohort, MadeWorkbook made) {
        PersonalDataSeen seen = PersonalDataSeen.now(cohort.askedBy(), Action.WORKBOOK_MADE, cohort, made.found());
        outbox.publish(cohort.subject(), seen);
        outbox.publish(key(cohort), CohortReady.of(cohort, made.madeAt()));
    }

    private void failed(Cohort cohort, RuntimeException failure) {
        String why = Why.of(failure);
        int attempts = Why.stays(failure) ? 1 : settings.attempts();
        State state = step("workbook failed", cohort)
                .call(() -> QuarkusTransaction.requiringNew().call(() -> {
                    Optional<State> then = cohorts.failed(
                            cohort.id(), why, Failures.isTriedAgain(failure), settings.pause(), attempts);
                    if (then.equals(Optional.of(State.FAILED))) {
                        outbox.publish(key(cohort), CohortFailed.now(cohort, why));
                    }
                    return then.orElse(null);
                }));
        LOG.logf(
                Failures.level(failure),
                Failures.withoutData(failure),
                "workbook not made cohortId=%d state=%s failure=%s",
                cohort.id(),
                state,
                Failures.describe(failure));
    }

    private static String key(Cohort cohort) {
        return String.valueOf(cohort.isByQuery() ? cohort.id() : cohort.batchId());
    }
}
