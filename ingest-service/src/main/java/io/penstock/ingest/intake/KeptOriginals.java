package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.batch.Source;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Originals that stay where they arrived until what was asked for with them is made. They are known by their stamp, so
 * that another file of the same name is none of them.
 */
@ApplicationScoped
public class KeptOriginals {
    private final Places places;

    KeptOriginals(Places places) {
        this.places = places;
    }

    /** The files to be left alone, by where they lie. */
    public Map<Path, FileStamp> now() {
        Map<Path, FileStamp> kept = new HashMap<>();
        for (Batch batch : QuarkusTransaction.requiringNew().call(Batch::keepingOriginal)) {
            if (batch.source == Source.FOLDER) {
                kept.put(places.arrived(batch.source, batch.path), new FileStamp(batch.size, batch.modifiedAt));
            }
        }
        return kept;
    }

    /** What was asked for with this batch is made: its original is moved at the next look. */
    void letGo(long batchId) {
        Batch.update("keepOriginal = false where id = ?1", batchId);
    }
}
