package io.penstock.ingest.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.ingest.batch.FileStamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StillFilesTest {
    private static final Path A = Path.of("a.csv");
    private static final Path B = Path.of("b.csv");

    private final StillFiles stillFiles = new StillFiles();

    @Test
    void fileIsStillWhenTwoLooksAgree() {
        assertEquals(List.of(), stillFiles.since(Map.of(A, stamp(10, 1))));
        assertEquals(List.of(A), stillFiles.since(Map.of(A, stamp(10, 1))));
    }

    @Test
    void fileThatGrewOrWasWrittenAnewIsNotStill() {
        stillFiles.since(Map.of(A, stamp(10, 1), B, stamp(10, 1)));

        assertEquals(List.of(), stillFiles.since(Map.of(A, stamp(11, 1), B, stamp(10, 2))));
    }

    @Test
    void oldestComesFirst() {
        Map<Path, FileStamp> files = Map.of(A, stamp(1, 20), B, stamp(1, 10));
        stillFiles.since(files);

        assertEquals(List.of(B, A), stillFiles.since(files));
    }

    private static FileStamp stamp(long size, long second) {
        return new FileStamp(size, Instant.ofEpochSecond(second));
    }
}
