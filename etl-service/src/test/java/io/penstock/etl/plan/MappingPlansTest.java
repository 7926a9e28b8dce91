package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingPlansTest {
    private static final String PLAN = """
            plan: %s
            dataset: consumers
            feeds: [%s]
            key: id
            duplicates: first-stays
            rejectThreshold: 0.05
            sources: { Id: [] }
            columns:
              id: { from: Id, checks: [required, unique] }
            """;

    @TempDir
    Path folder;

    @Test
    void everyPlanOnTheClassPathIsBuiltIn() throws IOException, URISyntaxException {
        Path plans = Path.of(MappingPlans.class.getResource("/plans").toURI());
        try (Stream<Path> files = Files.list(plans)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .sorted()
                            .toList(),
                    MappingPlans.BUILT_IN);
        }
    }

    @Test
    void planOfTheFolderReplacesTheBuiltInOneOfItsName() throws IOException {
        Files.writeString(folder.resolve("mine.yml"), PLAN.formatted("consumers", "north"));
        Files.writeString(folder.resolve("readme.txt"), "not a plan");

        MappingPlans plans = MappingPlans.load(folder);

        assertEquals(MappingPlans.BUILT_IN.size(), plans.all().size());
        assertTrue(plans.forFeed("consumers").isEmpty());
        MappingPlan plan = plans.forFeed("north").orElseThrow();
        assertEquals(0.05, plan.rejectThreshold());
        assertEquals(
                List.of(new MergeCheck("id", CheckCatalog.UNIQUE, null, new Outcome(Severity.REJECT, "unique"))),
                plan.mergeChecks());
    }

    @Test
    void planOfTheFolderIsAddedToTheBuiltInOnes() throws IOException {
        Files.writeString(folder.resolve("north.yaml"), PLAN.formatted("north", "north"));

        MappingPlans plans = MappingPlans.load(folder);

        assertEquals(MappingPlans.BUILT_IN.size() + 1, plans.all().size());
    }

    @Test
    void feedOfTwoPlansIsRefused() throws IOException {
        Files.writeString(folder.resolve("north.yaml"), PLAN.formatted("north", "consumers"));

        InvalidPlan fault = assertThrows(InvalidPlan.class, () -> MappingPlans.load(folder));

        assertEquals(
                "north.yaml, /feeds: expected feeds that no other plan loads, found 'consumers' of plan 'consumers'",
                fault.getMessage());
    }

    @Test
    void nameOfTwoPlansInTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), PLAN.formatted("north", "a"));
        Files.writeString(folder.resolve("b.yaml"), PLAN.formatted("north", "b"));

        InvalidPlan fault = assertThrows(InvalidPlan.class, () -> MappingPlans.load(folder));

        assertEquals("b.yaml, /plan: expected a name of its own, found 'north' as in a.yaml", fault.getMessage());
    }
}
