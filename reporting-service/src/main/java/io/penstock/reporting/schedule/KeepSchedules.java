package io.penstock.reporting.schedule;

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
        JobKey key = JobKey.jobKey(schedule.name(), GROUP);
        if (schedule.cron().equals(Schedule.OFF)) {
            if (scheduler.deleteJob(key)) {
                LOG.infof("schedule removed schedule=%s", schedule.name());
            }
        } else if (!isKept(schedule)) {
            JobDetail job = newJob(RunSchedule.class)
                    .withIdentity(key)
                    .storeDurably()
                    .requestRecovery()
                    .build();
            scheduler.scheduleJob(job, Set.of(trigger(schedule)), true);
            LOG.infof("schedule set schedule=%s cron=%s zone=%s", schedule.name(), schedule.cron(), schedule.zone());
        }
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

    private static TriggerKey triggerKey(Schedule schedule) {
        return TriggerKey.triggerKey(schedule.name(), GROUP);
    }
}
