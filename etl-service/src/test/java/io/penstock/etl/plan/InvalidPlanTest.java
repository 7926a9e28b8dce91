package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.declaration.InvalidDeclaration;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvalidPlanTest {
    @TempDir
    Path folder;

    static Stream<Path> plans() throws IOException, URISyntaxException {
        Path resources =
                Path.of(InvalidPlanTest.class.getResource("/plan/invalid").toURI());
        try (Stream<Path> files = Files.list(resources)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void planIsRefusedWithFileLineKeyAndWhatWasExpected(Path plan) throws IOException {
        String expected = Files.readAllLines(plan).get(0).substring("# ".length());
        Files.copy(plan, folder.resolve(plan.getFileName()));

        InvalidDeclaration fault = Plans.onlyFault(MappingPlans.load(folder, null));

        assertTrue(fault.getMessage().startsWith(plan.getFileName().toString()), fault.getMessage());
        assertTrue(fault.getMessage().contains(expected), fault.getMessage() + "\nexpected: " + expected);
    }

    @Test
    void planThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("latin.yaml"), "plan: straße".getBytes(StandardCharsets.ISO_8859_1));

        InvalidDeclaration fault = Plans.onlyFault(MappingPlans.load(folder, null));

        assertEquals("latin.yaml: expected UTF-8 text, found other bytes", fault.getMessage());
    }
}
