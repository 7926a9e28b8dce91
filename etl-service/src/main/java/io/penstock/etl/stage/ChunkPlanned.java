package io.penstock.etl.stage;

import io.penstock.messaging.Event;

/** A chunk of a load waits for a worker. Chunks have keys of their own, so that replicas share them. */
@Event(topic = "etl-chunk")
public record ChunkPlanned(long batchId, int chunk) {

    public ChunkPlanned {
        if (batchId < 1 || chunk < 1) {
            throw new IllegalArgumentException("expected a batch and a chunk, each from 1");
        }
    }

    /** The Kafka key. */
    public String key() {
        return batchId + "-" + chunk;
    }
}
