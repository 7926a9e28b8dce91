package io.penstock.etl.load;

/** The steps of a load, in order. */
public enum LoadState {
    /** Its chunks are about to be handed out. */
    PLANNED,
    /** Chunks are mapped, cleaned and staged. */
    CHUNKING,
    /** Its merge would empty a column of most of its rows; it waits for a person who releases or discards it. */
    HELD,
    /** All chunks are staged; the merge into the mart runs or waits for an earlier load. */
    MERGING,
    /** Merged; the target receives what changed, or is waited for. */
    DELIVERING,
    /** Ended; its books balance. */
    COMPLETE,
    /** Ended without result, or with books that do not balance. */
    FAILED
}
