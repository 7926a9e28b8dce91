package io.penstock.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;

/**
 * Why a run takes place.
 *
 * @param at when it was to begin, or the first of those that it repeats; after its time, if it is made up
 * @param attempt how many have failed before it
 * @param askedBy the user who asked for it; empty if it is due by itself
 * @param repeats whether it replaces one that failed or whose replica died
 */
record Occasion(Instant at, int attempt, Optional<String> askedBy, boolean repeats) {

    private static final String AT = "at";
    private static final String ATTEMPT = "attempt";
    private static final String ASKED_BY = "askedBy";

    static Occasion of(JobExecutionContext context) {
        JobDataMap data = context.getMergedJobDataMap();
        return new Occasion(
                at(context, data),
                data.containsKey(ATTEMPT) ? data.getIntFromString(ATTEMPT) : 0,
                Optional.ofNullable(data.getString(ASKED_BY)),
                data.containsKey(ATTEMPT) || context.isRecovering() || context.getRefireCount() > 0);
    }

    static Occasion asked(String user) {
        return new Occasion(Instant.now(), 0, Optional.of(user), false);
    }

    /** What {@link #of} reads of it once more, at the next attempt. */
    Map<String, String> next() {
        return data(attempt + 1);
    }

    /** What {@link #of} reads. */
    Map<String, String> first() {
        return data(0);
    }

    /** The time that the schedule names: of a run that is made up, the last one before. */
    Instant dueAt(Schedule schedule) {
        return isByItself(schedule) ? times(schedule).upTo(at).orElse(at) : at;
    }

    /** The date for which it is. */
    LocalDate date(Schedule schedule) {
        return LocalDate.ofInstant(dueAt(schedule), schedule.zone());
    }

    private boolean isByItself(Schedule schedule) {
        return askedBy.isEmpty() && !schedule.cron().equals(Schedule.OFF);
    }

    private static CronTimes times(Schedule schedule) {
        return new CronTimes(schedule.cron(), schedule.zone());
    }

    private Map<String, String> data(int attempts) {
        String millis = String.valueOf(at.toEpochMilli());
        String count = String.valueOf(attempts);
        return askedBy.isPresent()
                ? Map.of(AT, millis, ATTEMPT, count, ASKED_BY, askedBy.get())
                : Map.of(AT, millis, ATTEMPT, count);
    }

    private static Instant at(JobExecutionContext context, JobDataMap data) {
        if (data.containsKey(AT)) {
            return Instant.ofEpochMilli(data.getLongFromString(AT));
        }
        if (context.isRecovering()) {
            return Instant.ofEpochMilli(
                    data.getLongFromString(Scheduler.FAILED_JOB_ORIGINAL_TRIGGER_SCHEDULED_FIRETIME_IN_MILLISECONDS));
        }
        return context.getScheduledFireTime().toInstant();
    }
}
