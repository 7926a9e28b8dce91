package io.penstock.ingest.feed;

import io.penstock.ingest.table.TableHints;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where records come from and in which format: from files, or from a database.
 *
 * @param name by which the feed is known everywhere
 * @param folder watched for its files, relative to the inbox; empty for the inbox itself
 * @param files glob patterns of file names, of which case is ignored; none when it is a database
 * @param hints what is declared of the format
 * @param original what becomes of its files
 * @param repeats what becomes of content that is in force already
 * @param extraction how its database is read; null when it is files
 */
public record Feed(
        String name,
        Path folder,
        List<String> files,
        TableHints hints,
        Original original,
        Repeats repeats,
        @Nullable Extraction extraction) {

    /** Whether a file of this feed's folder belongs to it. */
    public boolean takes(String fileName) {
        Path lower = Path.of(fileName.toLowerCase(Locale.ROOT));
        return files.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT)))
                .anyMatch(glob -> glob.matches(lower));
    }

    /** Whether content that is in force already is loaded again. */
    public boolean loadsRepeats() {
        return repeats == Repeats.LOAD;
    }

    /** Whether its records come from a database. */
    public boolean isDatabase() {
        return extraction != null;
    }
}
