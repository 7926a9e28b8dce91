package io.penstock.schedules;

/** What becomes of a run. */
public enum Outcome {
    /** It has begun and no end is on record yet. */
    RUNNING,
    /** It did what it was for. */
    DONE,
    /** It failed, or its replica died; it is tried again. */
    FAILED,
    /** It was due while the schedule was paused, and is not made up. */
    SKIPPED
}
