package io.penstock.reporting.schedule;

import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jboss.logging.Logger;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;
import org.quartz.Trigger;

/** Has a run that failed tried again: after 1, 2, 4, … and at most 30 minutes, by whichever replica, for a day. */
record RunAgain(JobExecutionContext context, Instant dueAt) {

    static final String DUE_AT = "dueAt";

    private static final Logger LOG = Logger.getLogger(RunAgain.class);
    private static final String ATTEMPT = "attempt";
    private static final int ATTEMPTS = 50;
    private static final long LONGEST_PAUSE_MINUTES = 30;
    private static final Duration PAUSE_WITHOUT_STORE = Duration.ofSeconds(5);

    void later() throws JobExecutionException {
        String name = context.getJobDetail().getKey().getName();
        int attempt = attempt() + 1;
        if (attempt > ATTEMPTS) {
            LOG.errorf("scheduled run is given up schedule=%s dueAt=%s attempts=%d", name, dueAt, ATTEMPTS);
            return;
        }
        try {
            context.getScheduler().scheduleJob(trigger(name, attempt));
        } catch (SchedulerException e) {
            atOnce(e);
        }
    }

    private int attempt() {
        JobDataMap data = context.getMergedJobDataMap();
        return data.containsKey(ATTEMPT) ? data.getIntFromString(ATTEMPT) : 0;
    }

    private Trigger trigger(String name, int attempt) {
        long minutes = Math.min(1L << Math.min(attempt - 1, 10), LONGEST_PAUSE_MINUTES);
        return newTrigger()
                .forJob(context.getJobDetail())
                .withIdentity(name + " of " + dueAt + " attempt " + attempt, "again")
                .usingJobData(DUE_AT, String.valueOf(dueAt.toEpochMilli()))
                .usingJobData(ATTEMPT, String.valueOf(attempt))
                .startAt(Date.from(Instant.now().plus(Duration.ofMinutes(minutes))))
                .withSchedule(simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }

    /** The store cannot even remember it, probably because the database is away: this replica keeps at it. */
    private void atOnce(SchedulerException cause) throws JobExecutionException {
        try {
            Thread.sleep(PAUSE_WITHOUT_STORE.toMillis());
            throw new JobExecutionException(cause, !context.getScheduler().isShutdown());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobExecutionException(e, false);
        } catch (SchedulerException e) {
            throw e instanceof JobExecutionException again ? again : new JobExecutionException(e, false);
        }
    }
}
