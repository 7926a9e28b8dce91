package io.penstock.schedules;

import java.time.Instant;

/**
 * A run on record.
 *
 * @param dueAt the time that the schedule names, also when it was made up or tried again; or when it was asked for
 * @param endedAt null while it runs
 * @param replica which ran it
 * @param askedBy the user who asked for it; null if it was due by itself
 * @param detail the kind of failure, or why it was skipped; null if it was done
 */
public record ScheduleRun(
        Instant dueAt,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        String replica,
        String askedBy,
        String detail) {}
