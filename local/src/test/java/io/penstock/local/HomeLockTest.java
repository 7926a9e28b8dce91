package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeLockTest {

    @TempDir
    private Path home;

    @Test
    void secondPlatformIsToldWhoIsThere() throws IOException {
        HomeLock first = HomeLock.take(home);
        Refused refused = assertThrows(Refused.class, () -> HomeLock.take(home));
        first.close();

        String us = "process " + ProcessHandle.current().pid();
        assertTrue(refused.getMessage().contains(us), refused::getMessage);
    }

    @Test
    void leftFolderCanBeTakenAgain() throws IOException {
        HomeLock.take(home).close();

        assertDoesNotThrow(() -> HomeLock.take(home).close());
    }
}
