package io.penstock.ingest.retention;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The archive's folders, one for each day. Whatever is not named as a day is not touched. */
final class ArchivedDays {
    private ArchivedDays() {}

    /** Deletes the files of earlier days; returns how many. */
    static int deleteBefore(Path archive, LocalDate first) throws IOException {
        int files = 0;
        try (DirectoryStream<Path> days = Files.newDirectoryStream(archive)) {
            for (Path day : days) {
                if (dayOf(day).filter(date -> date.isBefore(first)).isPresent()) {
                    files += deleteFiles(day);
                }
            }
        }
        return files;
    }

    private static Optional<LocalDate> dayOf(Path folder) {
        try {
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(LocalDate.parse(folder.getFileName().toString()))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static int deleteFiles(Path day) throws IOException {
        int files = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(day)) {
            for (Path file : entries) {
                // Another replica may delete the same.
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.deleteIfExists(file)) {
                    files++;
                }
            }
        }
        deleteIfEmpty(day);
        return files;
    }

    private static void deleteIfEmpty(Path day) throws IOException {
        try {
            Files.deleteIfExists(day);
        } catch (DirectoryNotEmptyException e) {
            // A person keeps something of their own there.
            return;
        }
    }
}
