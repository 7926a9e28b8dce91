package io.penstock.schedules;

import io.penstock.messaging.Failures;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** One run of a schedule: finds out for which date it is, keeps what becomes of it, has it tried again should it fail. */
@DisallowConcurrentExecution
class RunSchedule implements Job {

    private static final Logger LOG = Logger.getLogger(RunSchedule.class);

    private final Map<String, Schedule> schedules;
    private final RunLog log;
    private final Pauses pauses;
    private final RunMetrics metrics;

    RunSchedule(Map<String, Schedule> schedules, RunLog log, Pauses pauses, RunMetrics metrics) {
        this.schedules = schedules;
        this.log = log;
        this.pauses = pauses;
        this.metrics = metrics;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String name = context.getJobDetail().getKey().getName();
        Schedule schedule = schedules.get(name);
        Occasion occasion = Occasion.of(context);
        if (schedule == null) {
            leaveToAnother(context, occasion);
            return;
        }
        try {
            runUnlessPaused(schedule, occasion, context.getScheduler().getSchedulerInstanceId());
        } catch (NotAgain e) {
            metrics.ended(schedule, Outcome.FAILED);
            LOG.warnf("scheduled run failed schedule=%s at=%s because=%s", name, occasion.at(), e.getMessage());
        } catch (RuntimeException | Error | SchedulerException e) {
            metrics.ended(schedule, Outcome.FAILED);
            if (isStopped(context)) {
                LOG.infof("scheduled run is left to another replica schedule=%s at=%s", name, occasion.at());
                return;
            }
            LOG.errorf(
                    Failures.withoutData(e),
                    "scheduled run failed schedule=%s at=%s failure=%s",
                    name,
                    occasion.at(),
                    Failures.describe(e));
            new RunAgain(context, occasion).later();
        }
    }

    /** What failed then fails because of that: the run is made up by another replica, or after the next start. */
    private static boolean isStopped(JobExecutionContext context) throws JobExecutionException {
        try {
            return context.getScheduler().isShutdown();
        } catch (SchedulerException e) {
            throw new JobExecutionException(e, false);
        }
    }

    private void runUnlessPaused(Schedule schedule, Occasion occasion, String replica) {
        Beginning begun = new Beginning(schedule.name(), occasion.dueAt(schedule), replica, occasion.askedBy());
        Optional<String> why = whyNot(schedule, occasion);
        if (why.isPresent()) {
            log.skip(begun, why.get());
            metrics.ended(schedule, Outcome.SKIPPED);
            LOG.infof(
                    "scheduled run skipped schedule=%s dueAt=%s because=%s", schedule.name(), begun.dueAt(), why.get());
        } else {
            metrics.begun(schedule, occasion);
            run(schedule, occasion.date(schedule), log.begin(begun));
            metrics.ended(schedule, Outcome.DONE);
        }
    }

    /** Whoever asks has it run in any case, but not again and again if it is paused. */
    private Optional<String> whyNot(Schedule schedule, Occasion occasion) {
        boolean asked = occasion.askedBy().isPresent();
        if (asked && occasion.attempt() == 0) {
            return Optional.empty();
        }
        if (!asked && schedule.cron().equals(Schedule.OFF)) {
            return Optional.of(Schedule.OFF);
        }
        return pauses.covers(schedule.name(), occasion.dueAt(schedule)) ? Optional.of("paused") : Optional.empty();
    }

    private void run(Schedule schedule, LocalDate date, long runId) {
        LOG.infof("scheduled run begins schedule=%s date=%s", schedule.name(), date);
        try {
            schedule.run(date);
        } catch (RuntimeException | Error e) {
            log.end(runId, Outcome.FAILED, Failures.describe(e));
            throw e;
        }
        log.end(runId, Outcome.DONE, null);
        LOG.infof("scheduled run ended schedule=%s date=%s", schedule.name(), date);
    }

    /**
     * Replicas may be of two versions, and another may know it. If none did for a day, the schedule is gone from the
     * configuration, and is removed.
     */
    private static void leaveToAnother(JobExecutionContext context, Occasion occasion) throws JobExecutionException {
        RunAgain again = new RunAgain(context, occasion);
        LOG.warnf(
                "schedule is not known here schedule=%s at=%s",
                context.getJobDetail().getKey().getName(), occasion.at());
        again.later();
        if (again.isGivenUp()) {
            try {
                context.getScheduler().deleteJob(context.getJobDetail().getKey());
            } catch (SchedulerException e) {
                throw new JobExecutionException(e, false);
            }
        }
    }
}
