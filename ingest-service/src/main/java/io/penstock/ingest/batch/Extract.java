package io.penstock.ingest.batch;

/** What of a source an extract holds. */
public enum Extract {
    /** Every row: what is not in it is no longer at the source. */
    FULL,
    /** The rows that changed since the extract before. */
    INCREMENTAL
}
