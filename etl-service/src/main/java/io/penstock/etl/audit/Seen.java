package io.penstock.etl.audit;

/** What was done with personal data. */
public enum Seen {
    REJECTS_VIEWED,
    REJECTS_DOWNLOADED,
    ANOMALIES_VIEWED,
    ANOMALIES_DOWNLOADED,
    CLIENT_VIEWED,
    RECORDS_VIEWED,
    CORRECTION_SENT,
    REJECTS_ACCEPTED,
    LOAD_UNDONE
}
