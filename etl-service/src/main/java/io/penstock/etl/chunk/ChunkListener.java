package io.penstock.etl.chunk;

import io.penstock.etl.finish.CarryOn;
import io.penstock.etl.stage.ChunkPlanned;
import io.penstock.messaging.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Chunks come in any order and several at once; one that comes twice is found done. Whoever does the last one of a load
 * carries the load on; should it die before, whoever looks after loads left behind does so within a second.
 */
@ApplicationScoped
class ChunkListener {

    private final Inbox inbox;
    private final WorkChunk workChunk;
    private final CarryOn carryOn;

    ChunkListener(Inbox inbox, WorkChunk workChunk, CarryOn carryOn) {
        this.inbox = inbox;
        this.workChunk = workChunk;
        this.carryOn = carryOn;
    }

    private void work(ChunkPlanned planned) {
        if (workChunk.work(planned)) {
            carryOn.everything();
        }
    }

    @Incoming("etl-chunk")
    @Blocking(value = "chunks", ordered = false)
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.always(message, ChunkPlanned.class, this::work, workChunk::abandon);
    }
}
