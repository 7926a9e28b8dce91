package io.penstock.schedules;

import java.time.Instant;
import java.util.Optional;

/**
 * A run that is about to begin.
 *
 * @param dueAt the time that the schedule names, or at which it was asked for
 * @param replica which runs it
 * @param askedBy the user who asked for it; empty if it is due by itself
 */
record Beginning(String schedule, Instant dueAt, String replica, Optional<String> askedBy) {}
