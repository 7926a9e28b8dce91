package io.penstock.schedules;

import static org.quartz.CronScheduleBuilder.cronSchedule;
import static org.quartz.JobBuilder.newJob;
import static org.quartz.TriggerBuilder.newTrigger;

import java.util.Set;
import java.util.TimeZone;
import org.jboss.logging.Logger;
import org.quartz.CronTrigger;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;

/**
 * Makes the store say what the configuration says. A schedule that is as it was is left alone: the store knows when it
 * should have run last.
 */
record KeepSchedules(Scheduler scheduler) {

    private static final Logger LOG = Logger.getLogger(KeepSchedules.class);
    private static final String GROUP = "schedules";

    void keep(Schedule schedule) throws SchedulerException {
        if (schedule.cron().equals(Schedule.OFF)) {
            scheduler.addJob(job(schedule), true);
            if (scheduler.unscheduleJob(triggerKey(schedule))) {
                LOG.infof("schedule switched off schedule=%s", schedule.name());
            }
        } else if (!isKept(schedule)) {
            scheduler.scheduleJob(job(schedule), Set.of(trigger(schedule)), true);
            LOG.infof("schedule set schedule=%s cron=%s zone=%s", schedule.name(), schedule.cron(), schedule.zone());
        }
    }

    /** The key of what is run, whether by itself or because a person asked. */
    static JobKey jobKey(String schedule) {
        return JobKey.jobKey(schedule, GROUP);
    }

    /** The key of the times at which it is due. */
    static TriggerKey triggerKey(Schedule schedule) {
        return TriggerKey.triggerKey(schedule.name(), GROUP);
    }

    private static JobDetail job(Schedule schedule) {
        return newJob(RunSchedule.class)
                .withIdentity(jobKey(schedule.name()))
                .storeDurably()
                .requestRecovery()
                .build();
    }

    private boolean isKept(Schedule schedule) throws SchedulerException {
        Trigger kept = scheduler.getTrigger(triggerKey(schedule));
        return kept instanceof CronTrigger cron
                && cron.getCronExpression().equals(schedule.cron())
                && cron.getTimeZone().equals(TimeZone.getTimeZone(schedule.zone()));
    }

    private static Trigger trigger(Schedule schedule) {
        return newTrigger()
                .withIdentity(triggerKey(schedule))
                .withSchedule(cronSchedule(new CronTimes(schedule.cron(), schedule.zone()).expression())
                        .withMisfireHandlingInstructionFireAndProceed())
                .build();
    }
}
