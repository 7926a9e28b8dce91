package io.penstock.corpus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawZipTest {

    @TempDir
    private Path folder;

    @Test
    void archiveIsReadByOthersAndMayHaveANameTwice() throws IOException {
        RawZip zip = new RawZip();
        zip.add("a.txt", "first".getBytes(UTF_8));
        zip.add("b.txt", "second".getBytes(UTF_8));
        zip.add("b.txt", "third".getBytes(UTF_8));
        Path file = Files.write(folder.resolve("a.zip"), zip.bytes());

        try (ZipFile read = new ZipFile(file.toFile())) {
            assertEquals(3, read.size());
            assertEquals(
                    "first",
                    new String(read.getInputStream(read.getEntry("a.txt")).readAllBytes(), UTF_8));
        }
    }
}
