package io.penstock.ingest.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveFileTest {
    @TempDir
    Path folder;

    private Path file;
    private Path target;

    @BeforeEach
    void given() throws Exception {
        file = Files.writeString(Files.createDirectory(folder.resolve("inbox")).resolve("a.csv"), "content");
        target = folder.resolve("archive/2024-01-25/1-a.csv");
    }

    @Test
    void fileIsMoved() throws Exception {
        assertEquals(Optional.empty(), MoveFile.move(file, target));

        assertEquals("content", Files.readString(target));
        assertFalse(Files.exists(file));
    }

    @Test
    void betweenFileSystemsTheCopyGetsItsNameLast() throws Exception {
        Files.createDirectories(target.getParent());

        MoveFile.copy(file, target);

        assertEquals("content", Files.readString(target));
        assertFalse(Files.exists(file));
        assertFalse(Files.exists(target.resolveSibling("1-a.csv.part")));
    }

    @Test
    void copyOfADeadProcessIsReplacedWhileTheOriginalIsThere() throws Exception {
        Files.createDirectories(target.getParent());
        Files.writeString(target.resolveSibling("1-a.csv.part"), "half of the content that was longer");

        MoveFile.copy(file, target);

        assertEquals("content", Files.readString(target));
    }

    @Test
    void moveIsFinishedWhenOnlyTheNameWasMissing() throws Exception {
        Files.createDirectories(target.getParent());
        Files.move(file, target.resolveSibling("1-a.csv.part"));

        assertTrue(MoveFile.finish(target));

        assertEquals("content", Files.readString(target));
    }

    @Test
    void nothingIsFinishedWhereNothingIs() throws Exception {
        assertFalse(MoveFile.finish(target));
    }

    @Test
    void readOnlyFolderKeepsItsFiles() throws Exception {
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertEquals(Optional.of("its folder is read-only"), MoveFile.move(file, target));
            assertTrue(Files.exists(file));
        } finally {
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
