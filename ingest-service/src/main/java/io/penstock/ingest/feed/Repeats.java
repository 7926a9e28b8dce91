package io.penstock.ingest.feed;

/** What becomes of a file whose content is what the feed's newest load has brought. */
public enum Repeats {
    /** It is a duplicate, and nothing of it is loaded. */
    SKIP,
    /** It is loaded like any other: its records ask for something that is to be done each time. */
    LOAD
}
