package io.penstock.ingest.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.ingest.IngestSettings;
import io.penstock.ingest.TestSettings;
import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.BatchState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacesTest {
    @TempDir
    Path root;

    private Places places;

    @BeforeEach
    void given() {
        places = new Places(settings(root));
    }

    @Test
    void stagedOriginalsGoToTheDayOfTheirArrival() {
        assertEquals(root.resolve("kept/2024-01-25/7-a.csv"), places.destination(batch("a.csv", BatchState.STAGED)));
    }

    @Test
    void brokenOriginalsGoToTheQuarantine() {
        assertEquals(
                root.resolve("aside/2024-01-25/7-a.csv"), places.destination(batch("a.csv", BatchState.QUARANTINED)));
    }

    @Test
    void longNameKeepsItsEnd() {
        Path destination = places.destination(batch("ë".repeat(120) + ".csv", BatchState.STAGED));

        String name = destination.getFileName().toString();
        assertEquals("7-" + "ë".repeat(98) + ".csv", name);
        assertEquals(202, name.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Batch batch(String name, BatchState state) {
        Batch batch = new Batch();
        batch.id = 7L;
        batch.name = name;
        batch.state = state;
        batch.receivedAt = Instant.parse("2024-01-25T23:59:59.999Z");
        return batch;
    }

    private static IngestSettings settings(Path root) {
        return TestSettings.with(Map.of(
                "inbox", root.resolve("in").toString(),
                "archive", root.resolve("kept").toString(),
                "quarantine", root.resolve("aside").toString(),
                "spool", root.resolve("spool").toString()));
    }
}
