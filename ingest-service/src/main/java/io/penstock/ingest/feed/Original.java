package io.penstock.ingest.feed;

/** What becomes of a file of a watched folder once its records are staged. */
public enum Original {
    /** It goes to the archive at once. */
    ARCHIVED_WHEN_STAGED,
    /** It stays where it is until the report that was asked for with it is made, and goes to the archive then. */
    REMOVED_WHEN_REPORTED
}
