package io.penstock.schedules;

import java.time.Instant;

/** That a schedule is paused: since when, and by whom. */
record Pause(Instant since, String by) {}
