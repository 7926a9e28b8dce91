package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    private Path folder;

    @Test
    void runningProcessIsFound() throws IOException {
        Path file = folder.resolve("pid");
        PidFile.write(file, ProcessHandle.current());

        assertEquals(Optional.of(ProcessHandle.current()), PidFile.find(file));
    }

    @Test
    void laterProcessOfTheSameNumberIsNot() throws IOException {
        Path file = folder.resolve("pid");
        Files.writeString(file, ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");

        assertTrue(PidFile.find(file).isEmpty());
    }
}
