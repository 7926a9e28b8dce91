package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchEvents;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.messaging.Failpoint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Puts the original of an ended batch in its place, the archive or the quarantine, and notes that it is there. */
@ApplicationScoped
class FileOriginal {
    private final Places places;
    private final LockedFiles locked;

    FileOriginal(Places places, LockedFiles locked) {
        this.places = places;
        this.locked = locked;
    }

    /** Moves the file, or reports that it cannot be removed; then this is to be tried again. */
    boolean file(Arrival arrival, Batch batch) throws IOException {
        FileStamp stamp = FileStamp.of(arrival.file());
        if (!batch.stamp().equals(stamp)) {
            throw new IOException("expected the file that was read, found another in its place");
        }
        Path target = places.destination(batch);
        if (Places.isSetAside(batch)) {
            writeReason(batch, target);
        }
        Optional<String> obstacle = MoveFile.move(arrival.file(), target);
        if (obstacle.isPresent()) {
            locked.unremovable(arrival, stamp, batch, reason(batch, obstacle.get()));
            return false;
        }
        Failpoint.reach("ingest.original.moved");
        QuarkusTransaction.requiringNew().run(() -> {
            noteFiled(batch.number());
            locked.gone(arrival);
        });
        return true;
    }

    /** Notes that the original is where it belongs. */
    static void noteFiled(long batchId) {
        Batch.update("filedAt = ?1 where id = ?2", BatchEvents.now(), batchId);
    }

    private static String reason(Batch batch, String obstacle) {
        return "expected to remove the file, which is done with (%s), found that %s".formatted(batch.state, obstacle);
    }

    private static void writeReason(Batch batch, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        String text = """
                file:   %s
                feed:   %s
                batch:  %d
                time:   %s
                line:   %s
                reason: %s
                """.formatted(
                        batch.name,
                        batch.feed == null ? "none" : batch.feed,
                        batch.number(),
                        batch.receivedAt,
                        batch.failedLine == null ? "none" : batch.failedLine,
                        batch.detail);
        Files.writeString(target.resolveSibling(target.getFileName() + ".reason.txt"), text);
    }
}
