package io.penstock.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** Gives the service under test folders of its own, feeds to match, small chunks and a quick look. */
public final class Folders implements QuarkusTestResourceLifecycleManager {
    static final Path ROOT = temporary();
    public static final Path INBOX = ROOT.resolve("inbox");
    public static final Path ARCHIVE = ROOT.resolve("archive");
    public static final Path QUARANTINE = ROOT.resolve("quarantine");
    public static final Path SPOOL = ROOT.resolve("spool");

    /** Records in a chunk. */
    public static final int CHUNK = 10;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "penstock.ingest.inbox", INBOX.toString(),
                "penstock.ingest.archive", ARCHIVE.toString(),
                "penstock.ingest.quarantine", QUARANTINE.toString(),
                "penstock.ingest.spool", SPOOL.toString(),
                "penstock.ingest.feeds", feeds().toString(),
                "penstock.ingest.chunk-records", String.valueOf(CHUNK),
                "penstock.ingest.poll", "1s",
                "quarkus.shutdown.timeout", "0",
                "quarkus.http.limits.max-body-size", "1M");
    }

    @Override
    public void stop() {
        // The folders are looked at when a test has failed.
    }

    /** Drops a file as a careful writer does: under another name first. */
    public static Path drop(String path, byte[] content) throws IOException {
        Path file = INBOX.resolve(path);
        Files.createDirectories(file.getParent());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path feeds() {
        Path file = ROOT.resolve("feeds.yaml");
        try (var yaml = Folders.class.getResourceAsStream("/test-feeds.yaml")) {
            Files.copy(yaml, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary() {
        // Test and application run in two class loaders; both must see the same folder.
        String known = System.getProperty("penstock.test.folders");
        try {
            Path root = known == null ? Files.createTempDirectory("penstock-ingest") : Path.of(known);
            System.setProperty("penstock.test.folders", root.toString());
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
