package io.penstock.ingest.intake;

import io.penstock.ingest.batch.Source;
import io.penstock.ingest.feed.Feed;
import io.penstock.ingest.table.TableHints;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that is to become a batch, however it came.
 *
 * @param path below the inbox or the spool folder, which is how all replicas know it
 * @param file where it lies
 * @param name as it arrived
 * @param feed that takes it, null when none does
 * @param hints what is declared of its format
 */
public record Arrival(
        Source source,
        String path,
        Path file,
        String name,
        @Nullable Feed feed,
        TableHints hints) {

    /** A file of a watched folder. */
    public static Arrival inFolder(Path inbox, Path file, @Nullable Feed feed) {
        return new Arrival(
                Source.FOLDER,
                inbox.relativize(file).toString(),
                file,
                file.getFileName().toString(),
                feed,
                feed == null ? TableHints.NONE : feed.hints());
    }

    /** What a claim is for. */
    String key() {
        return source + ":" + path;
    }
}
