package io.penstock.ingest.batch;

/** What is to be done with the content of a batch. */
sealed interface ContentDecision {

    /** It is loaded. */
    record Load() implements ContentDecision {}

    /** It is in force already. */
    record Duplicate(EarlierContent of) implements ContentDecision {}

    /** It depends on an earlier batch that has not ended. */
    record Wait() implements ContentDecision {}
}
