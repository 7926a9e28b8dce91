package io.penstock.schedules;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A schedule as it stands.
 *
 * @param cron when it is due, as Quartz reads it; {@code off} if it is not done by itself
 * @param pausedAt null unless it is paused
 * @param pausedBy the user who paused it; null unless it is paused
 * @param next when it is due next; null if it is off or paused
 * @param last the last run on record, which may still go on; null if there is none
 */
public record ScheduleState(
        String name,
        String cron,
        ZoneId zone,
        boolean paused,
        Instant pausedAt,
        String pausedBy,
        Instant next,
        ScheduleRun last) {}
