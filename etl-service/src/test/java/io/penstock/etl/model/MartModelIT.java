package io.penstock.etl.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.etl.finish.CarryOn;
import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.model.Datasets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/**
 * Whatever sources and persons do, in whatever order: the mart, its history, SMART360 and the books are what the model says.
 * The properties {@code penstock.model.sequences}, {@code .steps} and {@code .seed} ask for more of it.
 */
@QuarkusTest
@QuarkusTestResource(EtlServers.class)
@TestProfile(QuietService.class)
class MartModelIT {

    private static final int SEQUENCES = Integer.getInteger("penstock.model.sequences", 16);
    private static final int STEPS = Integer.getInteger("penstock.model.steps", 40);
    private static final long SEED = Long.getLong("penstock.model.seed", 2026);

    @Inject
    CarryOn carryOn;

    @TestHTTPResource
    URI url;

    @Test
    void sequencesThatOnceMadeADifferenceMakeNone() throws SQLException {
        int differences;
        try (Databases databases = new Databases()) {
            Sequences sequences = new Sequences(new EtlInProcess(databases, carryOn, url), System.out);
            differences = sequences.runKnown(Datasets.CONSUMERS, KnownSequences.consumers())
                    + sequences.runKnown(Datasets.CLIENTS, KnownSequences.clients());
        }
        assertEquals(0, differences);
    }

    @Test
    void martAndSmart360AndBooksAreWhatTheModelSays() throws SQLException, IOException {
        long began = System.nanoTime();
        int differences;
        try (Databases databases = new Databases()) {
            differences =
                    new Sequences(new EtlInProcess(databases, carryOn, url), System.out).run(SEQUENCES, STEPS, SEED);
        }
        String result = "%d sequences of %d steps, %d differences".formatted(SEQUENCES, STEPS, differences);
        System.out.printf("%s, seed %d, %d ms%n", result, SEED, (System.nanoTime() - began) / 1_000_000);
        Files.writeString(Path.of("target", "model.txt"), result);
        assertEquals(0, differences, result);
    }
}
