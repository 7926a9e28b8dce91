package io.penstock.messaging;

/** An event for tests. */
@Event(topic = "etl-chunk")
record Counted(long batchId, int chunk) {

    Counted {
        if (batchId < 1) {
            throw new IllegalArgumentException("expected a batch");
        }
    }
}
