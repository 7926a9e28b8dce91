package io.penstock.reporting.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jboss.logging.Logger;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.Scheduler;

/** One run of a schedule: finds out for which date it is, and sees to it that it is tried again should it fail. */
@DisallowConcurrentExecution
class RunSchedule implements Job {

    static final String METRIC = "penstock.schedule.runs";

    private static final Logger LOG = Logger.getLogger(RunSchedule.class);

    private final Map<String, Schedule> schedules;
    private final MeterRegistry metrics;

    RunSchedule(Map<String, Schedule> schedules, MeterRegistry metrics) {
        this.schedules = schedules;
        this.metrics = metrics;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        String name = context.getJobDetail().getKey().getName();
        try {
            run(name, dueAt(context));
            count(name, "done");
        } catch (RuntimeException e) {
            count(name, "failed");
            LOG.errorf(e, "scheduled run failed schedule=%s", name);
            new RunAgain(context, dueAt(context)).later();
        }
    }

    private void run(String name, Instant dueAt) {
        Schedule schedule = schedules.get(name);
        if (schedule == null) {
            throw new IllegalStateException("this replica knows no schedule " + name + "; another may");
        }
        if (schedule.cron().equals(Schedule.OFF)) {
            return;
        }
        LocalDate date = new CronTimes(schedule.cron(), schedule.zone()).dateOfRunAt(dueAt);
        LOG.infof("scheduled run begins schedule=%s date=%s", name, date);
        schedule.run(date);
        LOG.infof("scheduled run ended schedule=%s date=%s", name, date);
    }

    /** When the run was due; if it replaces one that failed or whose replica died, when that one was. */
    private static Instant dueAt(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        if (data.containsKey(RunAgain.DUE_AT)) {
            return Instant.ofEpochMilli(data.getLongFromString(RunAgain.DUE_AT));
        }
        if (context.isRecovering()) {
            return Instant.ofEpochMilli(
                    data.getLongFromString(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS));
        }
        return context.getScheduledFireTime().toInstant();
    }

    private void count(String schedule, String outcome) {
        metrics.counter(METRIC, "schedule", schedule, "outcome", outcome).increment();
    }
}
