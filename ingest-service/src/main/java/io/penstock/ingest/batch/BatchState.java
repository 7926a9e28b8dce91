package io.penstock.ingest.batch;

/** How far a batch is. */
public enum BatchState {
    /** Its records are being read. */
    RECEIVING,
    /** Every chunk is stored, and loading may begin. */
    STAGED,
    /** The same content is in force for the feed already; nothing was loaded. */
    DUPLICATE,
    /** The file could not be read as a table, or an extract was not believed, and was set aside. */
    QUARANTINED,
    /** The service could not read the file, again and again, or the source of an extract; a person must look. */
    FAILED
}
