package io.penstock.ingest.batch;

/** How a batch came. */
public enum Source {
    /** It was found in a watched folder. */
    FOLDER,
    /** It was sent to the REST interface and lies in the spool folder. */
    UPLOAD,
    /** It was read from a database; there is no file. */
    DATABASE
}
