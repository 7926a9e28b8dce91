package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Severity;
import io.penstock.etl.dataset.DatasetFiles;
import io.penstock.etl.dataset.Datasets;
import io.penstock.etl.declaration.InvalidDeclaration;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

        InvalidDeclaration fault = Plans.onlyFault(MappingPlans.load(folder, null));

        assertEquals(
                "north.yaml, /feeds: expected feeds that no other plan loads, found 'consumers' of plan 'consumers'",
                fault.getMessage());
    }

    @Test
    void nameOfTwoPlansInTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), PLAN.formatted("north", "a"));
        Files.writeString(folder.resolve("b.yaml"), PLAN.formatted("north", "b"));

        InvalidDeclaration fault = Plans.onlyFault(MappingPlans.load(folder, null));

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

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            dataset: meters        | dataset: people   | /dataset: expected one of accounts, clients, consumers, contacts, loans, meters, found 'people'
            meter_no: {            | number: {         | /columns/number: expected a column of dataset meters (meter_no, consumer_id, multiplier), found 'number'
            clean: [decimal]       | clean: [integer]  | /columns/multiplier/clean: expected functions that read decimal numbers, as dataset meters has there, found those that give whole numbers
            sources:               | key: multiplier, sources: | /key: expected meter_no, as dataset meters has, found 'multiplier'
            sources:               | duplicates: first-stays, sources: | /duplicates: expected last-wins, as dataset meters has, found 'first-stays'
            checks: [required] }   | checks: [required, reference: consumers.consumer_id] } | /columns/meter_no/checks: expected a reference that dataset meters declares, found 'consumers.consumer_id'
            clean: [decimal] }     | clean: [decimal], checks: [unique] } | /columns/multiplier/checks: expected unique only for the key meter_no, found 'multiplier'
            """)
    void planThatSaysOtherwiseThanItsDatasetIsRefused(String said, String instead, String fault) throws IOException {
        Path declared = Files.createDirectory(folder.resolve("datasets"));
        Files.writeString(declared.resolve("meters.yaml"), """
                dataset: meters
                table: meter
                key: meter_no
                columns:
                  meter_no: text
                  consumer_id: { type: text, references: consumers }
                  multiplier: numeric(10,4)
                duplicates: last-wins
                """);
        String plan = """
                plan: meters
                dataset: meters
                feeds: [meters]
                sources: { Meter: [], Consumer: [], Multiplier: [] }
                columns:
                  meter_no: { from: Meter, checks: [required] }
                  multiplier: { from: Multiplier, clean: [decimal] }
                """;
        Datasets datasets = DatasetFiles.read(Optional.of(declared));
        Files.writeString(folder.resolve("meters.yaml"), plan);
        assertEquals(
                "meter_no",
                MappingPlans.load(folder, datasets)
                        .forFeed("meters")
                        .orElseThrow()
                        .key());
        Files.writeString(folder.resolve("meters.yaml"), plan.replace(said, instead.replace(", sources", "\nsources")));

        MappingPlans plans = MappingPlans.load(folder, datasets);

        assertTrue(plans.refusal("meters").orElseThrow().endsWith(fault), plans.refusal("meters")::get);
    }

    @Test
    void builtInPlanWhoseDatasetIsDeclaredOtherwiseIsRefusedAndTheOthersAreUsed() throws IOException {
        Files.writeString(folder.resolve("contacts.yaml"), """
                dataset: contacts
                table: contact
                key: user_id
                columns: { user_id: bigint, email: text, phone: text, preferred_channel: text, time_zone: text }
                """);

        MappingPlans plans = MappingPlans.load(null, DatasetFiles.read(Optional.of(folder)));

        assertTrue(plans.forFeed("contacts").isEmpty());
        assertTrue(plans.refusal("contacts").orElseThrow().contains("/columns/language"));
        assertTrue(plans.forFeed("loans").isPresent());
    }

    @Test
    void builtInPlansFitTheBuiltInDatasets() {
        MappingPlans plans = MappingPlans.load(null, DatasetFiles.read(Optional.empty()));

        assertEquals(MappingPlans.BUILT_IN.size(), plans.all().size());
    }
}
