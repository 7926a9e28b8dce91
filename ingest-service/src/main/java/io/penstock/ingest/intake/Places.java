package io.penstock.ingest.intake;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.batch.Source;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/** Where files lie and where they go. */
@Startup
@ApplicationScoped
public class Places {
    private static final int MOST_NAME_BYTES = 200;

    private final Path inbox;
    private final Path spool;
    private final Path archive;
    private final Path quarantine;

    Places(IngestSettings settings) {
        inbox = made(settings.inbox());
        spool = made(settings.spool());
        archive = made(settings.archive());
        quarantine = made(settings.quarantine());
    }

    /** The watched folder. */
    public Path inbox() {
        return inbox;
    }

    /** Where uploads lie until they are staged. */
    public Path spool() {
        return spool;
    }

    /** Where originals go once their records are staged, in a folder per day. */
    public Path archive() {
        return archive;
    }

    /** Where the original of a batch arrived. */
    Path arrived(Source source, String path) {
        return (source == Source.FOLDER ? inbox : spool).resolve(path);
    }

    /**
     * Where the original of an ended batch goes. The day is that of its arrival, so that a move that was interrupted is
     * continued to the same place on any day.
     */
    public Path destination(Batch batch) {
        Path root = isSetAside(batch) ? quarantine : archive;
        String day = batch.receivedAt.atZone(ZoneOffset.UTC).toLocalDate().toString();
        return root.resolve(day).resolve(batch.number() + "-" + tail(batch.name));
    }

    /** The end of a name, with its extension, that leaves room for what is put around it in 255 bytes. */
    private static String tail(String name) {
        int start = 0;
        while (name.substring(start).getBytes(StandardCharsets.UTF_8).length > MOST_NAME_BYTES) {
            start = name.offsetByCodePoints(start, 1);
        }
        return name.substring(start);
    }

    static boolean isSetAside(Batch batch) {
        return batch.state == BatchState.QUARANTINED || batch.state == BatchState.FAILED;
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("folder cannot be made: " + folder.toAbsolutePath(), e);
        }
    }
}
