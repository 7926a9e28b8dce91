package io.penstock.reporting.reminder;

import io.penstock.messaging.Outbox;
import io.penstock.reporting.reminder.PublishReminders.Publishing;
import io.penstock.reporting.reminder.RunReport.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Chooses the loans of which clients are to be reminded on a business date, and publishes one event for each that no run
 * has published before. A run is one transaction.
 */
@ApplicationScoped
class RunReminders {

    private static final Logger LOG = Logger.getLogger(RunReminders.class);
    private static final int TRANSACTION_TIMEOUT_S = 600;

    private final ReminderRuns runs;
    private final Holds holds;
    private final DueLoans loans;
    private final PublishReminders publish;
    private final Outbox outbox;
    private final ReminderMetrics metrics;

    RunReminders(
            ReminderRuns runs,
            Holds holds,
            DueLoans loans,
            PublishReminders publish,
            Outbox outbox,
            ReminderMetrics metrics) {
        this.runs = runs;
        this.holds = holds;
        this.loans = loans;
        this.publish = publish;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /**
     * Runs for a date, or puts on record that the run is held.
     *
     * @param by who wants it
     * @param shown of how many loans the report is to tell
     */
    RunReport run(LocalDate asOf, String by, int shown) {
        return told(inTransaction(() -> {
            runs.lock();
            Optional<Hold> hold = newestHold();
            if (hold.isPresent()) {
                String why = hold.get().inWords();
                return foreseen(runs.begin(asOf, "HELD", why, by), asOf, State.HELD, why, shown);
            }
            return carryOut(runs.begin(asOf, "DONE", null, by), asOf, shown);
        }));
    }

    /** Tells what a run would do, and does nothing. */
    RunReport foresee(LocalDate asOf, int shown) {
        return inTransaction(() -> {
            String why = newestHold().map(Hold::inWords).orElse(null);
            return foreseen(null, asOf, why == null ? State.DRY_RUN : State.HELD, why, shown);
        });
    }

    /** Goes on with the run of the latest date that is held, if nothing holds it any more. */
    Optional<RunReport> resume() {
        return inTransaction(() -> {
                    runs.lock();
                    return newestHold().isPresent()
                            ? Optional.<RunReport>empty()
                            : runs.newestHeld().map(run -> carryOut(run.runId(), run.asOf(), 0));
                })
                .map(this::told);
    }

    private RunReport carryOut(long runId, LocalDate asOf, int shown) {
        Tally tally = new Tally(shown);
        Publishing publishing = publish.of(runId, asOf);
        loans.record(asOf, runId, loan -> {
            tally.add(loan);
            if (loan.isNew()) {
                publishing.add(loan);
            }
        });
        publishing.flush();
        runs.finish(runId, tally);
        return tally.report(runId, asOf, State.DONE, null);
    }

    private RunReport foreseen(Long runId, LocalDate asOf, State state, String why, int shown) {
        Tally tally = new Tally(shown);
        loans.foresee(asOf, tally::add);
        return tally.report(runId, asOf, state, why);
    }

    private Optional<Hold> newestHold() {
        List<Hold> current = holds.current();
        return current.stream().findFirst();
    }

    private RunReport told(RunReport report) {
        outbox.wake();
        metrics.count(report);
        LOG.infof(
                "reminder run runId=%d asOf=%s state=%s selected=%d published=%d alreadyPublished=%d unreachable=%d optedOut=%d",
                report.runId(),
                report.asOf(),
                report.state(),
                report.selected(),
                report.published(),
                report.alreadyPublished(),
                report.unreachable(),
                report.optedOut());
        return report;
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_TIMEOUT_S).call(work::get);
    }
}
