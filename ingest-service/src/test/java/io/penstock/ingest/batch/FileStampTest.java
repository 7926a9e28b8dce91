package io.penstock.ingest.batch;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
    @TempDir
    Path folder;

    private Path file;
    private FileStamp stamp;

    @BeforeEach
    void given() throws IOException {
        file = Files.writeString(folder.resolve("a.csv"), "id\n1\n");
        stamp = FileStamp.of(file);
    }

    @Test
    void fileAtRestIsUnchanged() {
        assertDoesNotThrow(() -> stamp.requireUnchanged(file));
    }

    @Test
    void fileThatGrewIsNotTheOneThatWasRead() throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "2\n", StandardOpenOption.APPEND);
        Files.setLastModifiedTime(file, before);

        assertThrows(IOException.class, () -> stamp.requireUnchanged(file));
    }

    @Test
    void fileThatWasWrittenAnewIsNotTheOneThatWasRead() throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        assertThrows(IOException.class, () -> stamp.requireUnchanged(file));
    }
}
