package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Severity;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

        MappingPlans plans = MappingPlans.load(folder, null);

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

        MappingPlans plans = MappingPlans.load(folder, null);

        assertEquals(MappingPlans.BUILT_IN.size() + 1, plans.all().size());
    }

    @Test
    void feedOfTwoPlansIsRefused() throws IOException {
        Files.writeString(folder.resolve("north.yaml"), PLAN.formatted("north", "consumers"));

        InvalidPlan fault = Plans.onlyFault(MappingPlans.load(folder, null));

        assertEquals(
                "north.yaml, /feeds: expected feeds that no other plan loads, found 'consumers' of plan 'consumers'",
                fault.getMessage());
    }

    @Test
    void nameOfTwoPlansInTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), PLAN.formatted("north", "a"));
        Files.writeString(folder.resolve("b.yaml"), PLAN.formatted("north", "b"));

        InvalidPlan fault = Plans.onlyFault(MappingPlans.load(folder, null));

        assertEquals(
                "b.yaml, line 1, /plan: expected a name of its own, found 'north' as in a.yaml", fault.getMessage());
    }

    @Test
    void planThatCannotBeUsedIsSetAsideWithItsFeedsAndTheOthersAreUsed() throws IOException {
        Files.writeString(folder.resolve("north.yaml"), PLAN.formatted("north", "north, east") + "  typo: {}\n");
        Files.writeString(folder.resolve("south.yaml"), PLAN.formatted("south", "south"));

        MappingPlans plans = MappingPlans.load(folder, null);

        assertTrue(plans.forFeed("south").isPresent());
        assertTrue(plans.forFeed("consumers").isPresent());
        for (String feed : List.of("north", "east")) {
            assertTrue(plans.forFeed(feed).isEmpty());
            String refusal = plans.refusal(feed).orElseThrow();
            assertTrue(refusal.startsWith("north.yaml, line 10, /columns/typo"), refusal);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan: consumers\ndataset: [", "plan: consumers\nfeeds: []"})
    void builtInPlanIsNotUsedInsteadOfOneThatWasToReplaceIt(String yaml) throws IOException {
        Files.writeString(folder.resolve("consumers.yaml"), yaml);

        MappingPlans plans = MappingPlans.load(folder, null);

        assertTrue(plans.forFeed("consumers").isEmpty());
        assertTrue(plans.refusal("consumers").orElseThrow().startsWith("consumers.yaml"));
        assertTrue(plans.forFeed("loans").isPresent());
    }

    @Test
    void planForADatasetOrAColumnThatIsNotThereIsRefused() throws IOException {
        DatasetColumns datasets = new DatasetColumns(Map.of("meters", List.of("meter", "kind")));
        String plan = PLAN.replace("dataset: consumers", "dataset: meters");
        Files.writeString(folder.resolve("north.yaml"), PLAN.formatted("north", "north"));
        Files.writeString(folder.resolve("south.yaml"), plan.formatted("south", "south"));

        MappingPlans plans = MappingPlans.load(folder, datasets);

        assertEquals(
                "north.yaml, line 2, /dataset: expected one of meters, found 'consumers'",
                plans.refusal("north").orElseThrow());
        assertEquals(
                "south.yaml, line 9, /columns/id: expected a column of dataset meters (meter, kind), found 'id'",
                plans.refusal("south").orElseThrow());
    }
}
