package io.penstock.ingest.folder;

import io.penstock.ingest.batch.FileStamp;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** Lists what may be taken from one folder: plain files with eligible names. Links and pipes never are. */
final class FolderListing {
    private FolderListing() {}

    static Map<Path, FileStamp> of(Path folder, EligibleNames eligibleNames) throws IOException {
        Map<Path, FileStamp> files = new HashMap<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (eligibleNames.isEligible(entry.getFileName().toString())) {
                    addIfFile(entry, files);
                }
            }
        }
        return files;
    }

    private static void addIfFile(Path entry, Map<Path, FileStamp> files) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                files.put(entry, FileStamp.of(attributes));
            }
        } catch (NoSuchFileException e) {
            // Another replica moved it between the listing and this look.
            files.remove(entry);
        }
    }
}
