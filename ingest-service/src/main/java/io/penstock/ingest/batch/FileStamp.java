package io.penstock.ingest.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * By what a file is known without reading it.
 *
 * @param size in bytes
 * @param modified when it was last written, in microseconds as the database keeps them
 */
public record FileStamp(long size, Instant modified) {

    /** Reads the stamp; a link is not followed. */
    public static FileStamp of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    /** The stamp in attributes that were read. */
    public static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(), attributes.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Holds the file against this stamp: what was hashed must be what was read, and the file that is moved away the one
     * that was read.
     *
     * @throws IOException when it was written since
     */
    void requireUnchanged(Path file) throws IOException {
        if (!of(file).equals(this)) {
            throw new IOException("expected a file at rest, found that it was written while it was read");
        }
    }
}
