package io.penstock.reporting.reminder;

import io.penstock.messaging.Outbox;
import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.reporting.reminder.PublishReminders.Publishing;
import io.penstock.reporting.reminder.ReminderRuns.HeldSince;
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
    private final LenderCalendar calendar;

    RunReminders(
            ReminderRuns runs,
            Holds holds,
            DueLoans loans,
            PublishReminders publish,
            Outbox outbox,
            ReminderMetrics metrics,
            LenderCalendar calendar) {
        this.runs = runs;
        this.holds = holds;
        this.loans = loans;
        this.publish = publish;
        this.outbox = outbox;
        this.metrics = metrics;
        this.calendar = calendar;
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
            return newestHold()
                    .map(hold -> hold(hold, asOf, by, shown))
                    .orElseGet(() -> carryOut(runs.begin(asOf, by), asOf, shown));
        }));
    }

    private RunReport hold(Hold hold, LocalDate asOf, String by, int shown) {
        long runId = runs.beginHeld(asOf, hold, by, calendar.today());
        outbox.publish(RemindersHeld.KEY, RemindersHeld.held(runId, asOf, hold));
        return foreseen(runId, asOf, State.HELD, hold.inWords(), shown);
    }

    /** Tells what a run would do, and does nothing. */
    RunReport foresee(LocalDate asOf, int shown) {
        return inTransaction(() -> {
            String why = newestHold().map(Hold::inWords).orElse(null);
            return foreseen(null, asOf, why == null ? State.DRY_RUN : State.HELD, why, shown);
        });
    }

    /**
     * Goes on with the run of the latest date that is held, if nothing holds it any more. It chooses again, for today: what
     * was due on the days on which it was held is over, and other loans are due now.
     */
    Optional<RunReport> resume() {
        return inTransaction(() -> {
                    runs.lock();
                    return newestHold().isPresent()
                            ? Optional.<RunReport>empty()
                            : runs.newestHeld().map(run -> carryOut(run.runId(), dayOf(run), 0));
                })
                .map(this::told);
    }

    /** A run that was forced for a day to come is still for that day. */
    private LocalDate dayOf(ReminderRun held) {
        LocalDate today = calendar.today();
        return held.asOf().isAfter(today) ? held.asOf() : today;
    }

    private RunReport carryOut(long runId, LocalDate day, int shown) {
        HeldSince held = runs.supersedeHeld(runId, day, calendar.today());
        Tally tally = new Tally(shown);
        Publishing publishing = publish.of(runId, day);
        loans.record(day, runId, loan -> {
            tally.add(loan);
            if (loan.isNew()) {
                publishing.add(loan);
            }
        });
        publishing.flush();
        if (held.from() != null) {
            tally.missed(runs.recordMissed(runId, held.from(), day));
        }
        runs.finish(runId, day, tally);
        RunReport report = tally.report(runId, day, State.DONE, null);
        if (held.from() != null) {
            outbox.publish(RemindersHeld.KEY, RemindersHeld.resumed(report, held.batchId()));
        }
        return report;
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
                "reminder run runId=%d asOf=%s state=%s selected=%d published=%d alreadyPublished=%d unreachable=%d optedOut=%d missed=%d",
                report.runId(),
                report.asOf(),
                report.state(),
                report.selected(),
                report.published(),
                report.alreadyPublished(),
                report.unreachable(),
                report.optedOut(),
                report.missed());
        return report;
    }

    private static <T> T inTransaction(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_TIMEOUT_S).call(work::get);
    }
}
