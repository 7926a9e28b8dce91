package io.penstock.ingest.intake;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;

/**
 * Moves a file so that at any moment, whatever dies, one whole copy of it exists. Within a file system that is a rename.
 * Across two the file is copied under a name ending in {@value #UNFINISHED}, the copy is read back and compared,
 * the original is deleted, and the copy gets its name: as long as that name is missing, the move is not done.
 */
final class MoveFile {
    static final String UNFINISHED = ".part";

    private MoveFile() {}

    /**
     * Moves the file.
     *
     * @return why it cannot be removed from where it is, or empty when it was moved
     * @throws IOException for any other reason, such as a full disk
     */
    static Optional<String> move(Path file, Path target) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (FileAccess.isReadOnly(folder)) {
            return Optional.of("its folder is read-only");
        }
        Files.createDirectories(target.getParent());
        try {
            rename(file, target);
            return Optional.empty();
        } catch (FileSystemException e) {
            if (isLock(e)) {
                return Optional.of("permission is denied");
            }
            throw e;
        }
    }

    /** Finishes a move whose process died between deleting the original and naming the copy. */
    static boolean finish(Path target) throws IOException {
        Path copy = unfinished(target);
        if (Files.exists(target) || !Files.exists(copy)) {
            return Files.exists(target);
        }
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private static void rename(Path file, Path target) throws IOException {
        try {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            copy(file, target);
        }
    }

    /** Used where a rename is impossible, that is, between file systems. */
    static void copy(Path file, Path target) throws IOException {
        Path copy = unfinished(target);
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        if (Files.mismatch(file, copy) >= 0) {
            Files.delete(copy);
            throw new IOException("copy differs from its original");
        }
        Files.delete(file);
        Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path unfinished(Path target) {
        return target.resolveSibling(target.getFileName() + UNFINISHED);
    }

    private static boolean isLock(FileSystemException e) {
        String reason = String.valueOf(e.getReason()).toLowerCase(Locale.ROOT);
        return e instanceof AccessDeniedException
                || reason.contains("not permitted")
                || reason.contains("read-only")
                || reason.contains("busy");
    }
}
