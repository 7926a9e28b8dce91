package io.penstock.ingest.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a file may be read and a folder be changed. A superuser may do both whatever the permissions say;
 * whoever takes them from everybody means it, and is heeded.
 */
final class FileAccess {
    private static final Set<PosixFilePermission> READ =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> WRITE = EnumSet.of(
            PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private FileAccess() {}

    /**
     * Why a file may not be read now, or empty when it may.
     *
     * @throws NoSuchFileException when it is gone
     */
    static Optional<String> obstacle(Path file) throws IOException {
        if (deniesAll(file, READ)) {
            return Optional.of("expected a file that may be read, found that its permissions let nobody read it");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            return isLocked(channel)
                    ? Optional.of("expected a file that nobody writes, found it locked by another program")
                    : Optional.empty();
        } catch (AccessDeniedException e) {
            return Optional.of("expected a file that may be read, found that permission is denied");
        } catch (NoSuchFileException e) {
            throw e;
        } catch (FileSystemException e) {
            return Optional.of("expected a file that may be read, found: " + e.getReason());
        }
    }

    /** Whether a folder's permissions let nobody add or remove files. */
    static boolean isReadOnly(Path folder) throws IOException {
        return deniesAll(folder, WRITE);
    }

    private static boolean deniesAll(Path path, Set<PosixFilePermission> wanted) throws IOException {
        try {
            return Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS).stream()
                    .noneMatch(wanted::contains);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /** File systems without locks are many among network mounts; there no lock can be held. */
    private static boolean isLocked(FileChannel channel) {
        try (FileLock lock = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return lock == null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }
}
