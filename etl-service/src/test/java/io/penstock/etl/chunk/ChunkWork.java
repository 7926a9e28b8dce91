package io.penstock.etl.chunk;

import io.penstock.etl.stage.ChunkPlanned;
import jakarta.enterprise.inject.spi.CDI;

/** Works on chunks without the event that hands them out. */
public final class ChunkWork {

    private ChunkWork() {}

    public static void work(long batchId, int chunk) {
        CDI.current().select(WorkChunk.class).get().work(new ChunkPlanned(batchId, chunk));
    }
}
