package io.penstock.reporting.cohort;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Sheets of 600 rows, a password for one feed, and little patience. */
public class OutboxOfTests implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        empty();
        Map<String, String> settings = new HashMap<>();
        settings.put("penstock.reporting.outbox", Cohorts.OUTBOX.toString());
        settings.put("penstock.reporting.cohorts.rows-per-sheet", "600");
        settings.put("penstock.reporting.cohorts.feed-password.secret", "open sesame");
        settings.put("penstock.reporting.cohorts.attempts", "3");
        settings.put("penstock.reporting.cohorts.pause", "100ms");
        settings.put("penstock.reporting.cohorts.look-every", "0.2s");
        settings.put("penstock.reporting.cohorts.query.file", queries().toString());
        settings.put("penstock.reporting.cohorts.query.rows", "2000");
        return settings;
    }

    /** Those that come with the service, and those that are wrong. */
    private static Path queries() {
        try (InputStream shipped = OutboxOfTests.class.getResourceAsStream("/cohort-queries.yaml");
                InputStream wrong = OutboxOfTests.class.getResourceAsStream("/cohort/wrong-queries.yaml")) {
            Path file = Path.of("target", "queries-of-tests.yaml").toAbsolutePath();
            return Files.write(file, new SequenceInputStream(shipped, wrong).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What an earlier run of the tests made would keep its names. */
    private static void empty() {
        if (Files.isDirectory(Cohorts.OUTBOX)) {
            try (Stream<Path> left = Files.walk(Cohorts.OUTBOX)) {
                left.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
