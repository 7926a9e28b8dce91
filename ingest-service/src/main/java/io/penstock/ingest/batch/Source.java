package io.penstock.ingest.batch;

/** How a file came. */
public enum Source {
    /** It was found in a watched folder. */
    FOLDER,
    /** It was sent to the REST interface and lies in the spool folder. */
    UPLOAD
}
