package io.penstock.reporting.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/** The folder where people find workbooks. */
@ApplicationScoped
class OutboxFolder {

    private static final String PART = ".part";

    private final Path folder;

    OutboxFolder(OutboxSettings settings) {
        this.folder = settings.outbox().toAbsolutePath().normalize();
    }

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** Whether a file has that name, or one that is the same where a file system knows no case. */
    boolean has(String fileName) {
        if (!isThere()) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().equalsIgnoreCase(fileName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file(String fileName) {
        return folder.resolve(fileName);
    }

    /** A file of a cohort that nobody takes for a workbook. What an earlier attempt left is removed. */
    Path newPart(long cohortId) throws IOException {
        Files.createDirectories(folder);
        String prefix = ".cohort-" + cohortId + "-";
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, prefix + "*" + PART)) {
            for (Path part : left) {
                Files.deleteIfExists(part);
            }
        }
        return folder.resolve(prefix + UUID.randomUUID() + PART);
    }

    /** Gives a part its name, in one step and down to the disk. */
    void moveIntoPlace(Path part, String fileName) throws IOException {
        Files.move(part, folder.resolve(fileName), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
