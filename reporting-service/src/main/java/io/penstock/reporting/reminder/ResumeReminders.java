package io.penstock.reporting.reminder;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Looks, on every replica, whether reminders are held, and has them go on once they are not. */
@ApplicationScoped
class ResumeReminders {

    private static final Logger LOG = Logger.getLogger(ResumeReminders.class);

    private final Holds holds;
    private final ReminderRuns runs;
    private final RunReminders reminders;
    private final ReminderMetrics metrics;

    ResumeReminders(Holds holds, ReminderRuns runs, RunReminders reminders, ReminderMetrics metrics) {
        this.holds = holds;
        this.runs = runs;
        this.reminders = reminders;
        this.metrics = metrics;
    }

    @Scheduled(every = "{penstock.reporting.reminders.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        boolean held = !holds.current().isEmpty();
        if (metrics.held(held)) {
            LOG.infof("reminders held=%b", held);
        }
        while (!held && runs.newestHeld().isPresent()) {
            Optional<RunReport> resumed = reminders.resume();
            resumed.ifPresent(report -> LOG.infof("held reminder run went on runId=%d", report.runId()));
            held = resumed.isEmpty();
        }
    }
}
