package io.penstock.schedules;

import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.quartz.JobDataMap;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;

/** What the replicas have agreed on: when each schedule is due next, and what is to be run now. */
record SharedStore(Scheduler scheduler) {

    /** Empty if the schedule is off. */
    Optional<Instant> next(Schedule schedule) {
        try {
            return Optional.ofNullable(scheduler.getTrigger(KeepSchedules.triggerKey(schedule)))
                    .map(Trigger::getNextFireTime)
                    .map(Date::toInstant);
        } catch (SchedulerException e) {
            throw new IllegalStateException("times of schedules not read", e);
        }
    }

    /** Has a schedule run once, by whichever replica is free first; after the run that takes place now, if one does. */
    void runNow(String schedule, String user) {
        try {
            scheduler.scheduleJob(newTrigger()
                    .forJob(KeepSchedules.jobKey(schedule))
                    .withIdentity(schedule + " " + UUID.randomUUID(), "asked")
                    .usingJobData(new JobDataMap(Occasion.asked(user).first()))
                    .withSchedule(simpleSchedule().withMisfireHandlingInstructionFireNow())
                    .build());
        } catch (SchedulerException e) {
            throw new IllegalStateException("run not asked for", e);
        }
    }
}
