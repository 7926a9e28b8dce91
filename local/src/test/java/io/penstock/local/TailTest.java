package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    @TempDir
    private Path folder;

    @Test
    void lastLinesAreFoundInALongLog() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "line\n".repeat(100_000) + "last but one\nlast\n");

        assertEquals(List.of("last but one", "last"), Tail.of(log, 2));
    }

    @Test
    void longLineIsShortened() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "x".repeat(1_000));

        assertEquals(List.of("x".repeat(200) + " …"), Tail.of(log, 5));
    }

    @Test
    void missingLogIsSaidToBeMissing() {
        Path log = folder.resolve("none");

        assertEquals(List.of("(" + log + " cannot be read)"), Tail.of(log, 5));
    }
}
