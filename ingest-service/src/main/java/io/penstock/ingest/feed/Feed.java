package io.penstock.ingest.feed;

import io.penstock.ingest.table.TableHints;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where records come from and in which format.
 *
 * @param name by which the feed is known everywhere
 * @param folder watched for its files, relative to the inbox; empty for the inbox itself
 * @param files glob patterns of file names, of which case is ignored
 * @param hints what is declared of the format
 */
public record Feed(String name, Path folder, List<String> files, TableHints hints) {

    /** Whether a file of this feed's folder belongs to it. */
    public boolean takes(String fileName) {
        Path lower = Path.of(fileName.toLowerCase(Locale.ROOT));
        return files.stream()
                .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob.toLowerCase(Locale.ROOT)))
                .anyMatch(glob -> glob.matches(lower));
    }
}
