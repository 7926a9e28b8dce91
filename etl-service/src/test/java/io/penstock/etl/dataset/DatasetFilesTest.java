package io.penstock.etl.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

class DatasetFilesTest {

    private static final String METERS = """
            dataset: meters
            table: meter
            key: meter_no
            columns:
              meter_no: text
              consumer_id: { type: text, references: consumers, missing: wait }
              multiplier: numeric(10,4)
            duplicates: last-wins
            checks:
              - { rule: multiplier-positive, column: multiplier, that: r.multiplier > 0 }
            """;

    @TempDir
    Path folder;

    @Test
    void everyDeclarationOnTheClassPathIsBuiltIn() throws IOException, URISyntaxException {
        Path declarations = Path.of(DatasetFiles.class.getResource("/datasets").toURI());
        try (Stream<Path> files = Files.list(declarations)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .sorted()
                            .toList(),
                    DatasetFiles.BUILT_IN);
        }
        Datasets builtIn = DatasetFiles.read(Optional.empty());
        assertEquals(List.of(), builtIn.refused());
        assertEquals(DatasetFiles.BUILT_IN.size(), builtIn.all().size());
    }

    @Test
    void datasetOfTheFolderIsAddedToTheBuiltInOnes() throws IOException {
        Files.writeString(folder.resolve("meters.yaml"), METERS);

        Datasets datasets = DatasetFiles.read(Optional.of(folder));

        Dataset meters = datasets.named("meters").orElseThrow();
        assertEquals(DatasetFiles.BUILT_IN.size() + 1, datasets.all().size());
        assertEquals(DuplicatePolicy.LAST_WINS, meters.duplicates());
        assertEquals(
                List.of("consumer_id"),
                meters.references().stream().map(DatasetColumn::name).toList());
        assertTrue(meters.waits());
        assertEquals(
                List.of("fits", "multiplier-positive"),
                meters.allChecks().stream().map(DatasetCheck::rule).toList());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            key: meter_no      | key: number         | meters.yaml, line 3, /key: expected one of the columns, found 'number'
            references: consumers | references: people | meters.yaml, line 6, /columns/consumer_id/references: expected a keyed dataset, found 'people'
            references: consumers | references: accounts | meters.yaml, line 6, /columns/consumer_id/references: expected a keyed dataset, found 'accounts'
            references: consumers | references: clients | meters.yaml, line 6, /columns/consumer_id/type: expected bigint, as the key of clients has, found text
            table: meter       | table: consumer     | meters.yaml, line 2, /table: expected a table of its own, found that of consumers
            meter_no: text     | meter_no: jsonb     | meters.yaml, line 5, /columns/meter_no: expected jsonb in lists only, found it in a keyed dataset
            meter_no: text     | meter_no: date      | meters.yaml, line 5, /columns/meter_no: expected text, integer or bigint as the type of the key, found date
            multiplier: numeric(10,4) | line: bigint | meters.yaml, line 7, /columns/line: expected a name that no table has of its own, found 'line'
            column: multiplier, | column: factor,    | meters.yaml, line 10, /checks/0/column: expected one of the columns, found 'factor'
            duplicates: last-wins | dupes: last-wins | meters.yaml, line 8, /dupes: expected one of dataset, table, kind, key, columns, duplicates, checks, steps, found unknown key 'dupes'
            duplicates: last-wins | steps: { after-merge: [mine] } | meters.yaml, line 8, /steps/after-merge/0: expected a file mine.sql beside this one, found none
            """)
    void declarationThatCannotBeUsedIsToldByFileLineAndKeyAndTheOthersAreUsed(String said, String instead, String fault)
            throws IOException {
        Files.writeString(folder.resolve("meters.yaml"), METERS.replace(said, instead));

        Datasets datasets = DatasetFiles.read(Optional.of(folder));

        assertEquals(
                List.of(fault),
                datasets.refused().stream().map(one -> one.fault().getMessage()).toList());
        assertEquals("meters", datasets.refused().get(0).dataset());
        assertEquals(DatasetFiles.BUILT_IN.size(), datasets.all().size());
    }

    @Test
    void builtInDatasetIsNotUsedInsteadOfOneThatWasToReplaceIt() throws IOException {
        Files.writeString(folder.resolve("contacts.yaml"), "dataset: contacts\ntable: [");

        Datasets datasets = DatasetFiles.read(Optional.of(folder));

        assertTrue(datasets.named("contacts").isEmpty());
        assertEquals("contacts", datasets.refused().get(0).dataset());
    }
}
