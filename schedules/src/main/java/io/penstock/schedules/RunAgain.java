package io.penstock.schedules;

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
record RunAgain(JobExecutionContext context, Occasion occasion) {

    private static final Logger LOG = Logger.getLogger(RunAgain.class);
    private static final int ATTEMPTS = 50;
    private static final long LONGEST_PAUSE_MINUTES = 30;
    private static final Duration PAUSE_WITHOUT_STORE = Duration.ofSeconds(5);

    /** Whether this was the last attempt. */
    boolean isGivenUp() {
        return occasion.attempt() >= ATTEMPTS;
    }

    void later() throws JobExecutionException {
        String name = context.getJobDetail().getKey().getName();
        if (isGivenUp()) {
            LOG.errorf("scheduled run is given up schedule=%s at=%s attempts=%d", name, occasion.at(), ATTEMPTS);
            return;
        }
        try {
            context.getScheduler().scheduleJob(trigger(name));
        } catch (SchedulerException e) {
            atOnce(e);
        }
    }

    private Trigger trigger(String name) {
        int attempt = occasion.attempt();
        long minutes = Math.min(1L << Math.min(attempt, 10), LONGEST_PAUSE_MINUTES);
        return newTrigger()
                .forJob(context.getJobDetail())
                .withIdentity(name + " of " + occasion.at() + " attempt " + (attempt + 1), "again")
                .usingJobData(new JobDataMap(occasion.next()))
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
