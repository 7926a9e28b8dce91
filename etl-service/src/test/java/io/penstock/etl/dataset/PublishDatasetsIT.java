package io.penstock.etl.dataset;

import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.load.EtlServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class PublishDatasetsIT {

    private static final String PLANTS = """
            dataset: plants
            table: plant
            key: plant_no
            columns:
              plant_no: text
              power: numeric(8,2)
            checks:
              - { rule: powerful, column: power, that: r.power > 0 }
            """;

    @TempDir
    Path folder;

    @Inject
    PublishDatasets publishDatasets;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void publishPlants() throws IOException {
        Datasets datasets = declare(PLANTS);
        assertEquals(List.of(), datasets.refused());
    }

    @Test
    void columnThatIsDeclaredLaterIsAddedAndOneThatIsNotAnyMoreStays() throws IOException {
        Datasets datasets = declare(PLANTS.replace("  power: numeric(8,2)", "  power: numeric(8,2)\n  site: text"));

        assertTrue(datasets.named("plants").orElseThrow().column("site").isPresent());
        assertEquals("power, site", columns("etl.stage_plants", "'batch_id', 'line', 'plant_no'"));
        assertEquals(List.of(), declare(PLANTS).refused());
        assertEquals("power, site", columns("mart.plant", "'created_batch', 'changed_batch', 'plant_no'"));
    }

    @Test
    void otherTypeIsRefusedAndTheDeclarationBeforeStaysInForce() throws IOException {
        Datasets datasets = declare(PLANTS.replace("numeric(8,2)", "bigint"));

        assertEquals(
                List.of("plants.yaml: expected the column power of etl.stage_plants to be bigint, found numeric;"
                        + " expected the column power of mart.plant to be bigint, found numeric(8,2)"),
                datasets.refused().stream().map(one -> one.fault().getMessage()).toList());
        assertEquals("numeric(8,2)", powerOf(datasets).name());
    }

    @Test
    void faultyDeclarationLeavesTheOneBeforeInForce() throws IOException {
        Datasets datasets = declare(PLANTS + "typo: 1\n");

        assertEquals("plants", datasets.refused().get(0).dataset());
        assertEquals("numeric(8,2)", powerOf(datasets).name());
        assertTrue(datasets.named("consumers").isPresent());
    }

    @Test
    void conditionThatPostgresqlDoesNotUnderstandIsRefusedBeforeRowsArrive() throws IOException {
        Datasets datasets = declare(PLANTS.replace("r.power > 0", "r.force > 0"));

        String fault = datasets.refused().get(0).fault().getMessage();
        assertTrue(
                fault.startsWith("plants.yaml, /checks/0/that: expected a condition, found: ERROR: column r.force"),
                fault);
        assertEquals(
                "r.power > 0",
                datasets.named("plants").orElseThrow().checks().get(0).that());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            dataset: plants | dataset: works  | works   | /table: expected a table of its own, found that of plants
            table: plant    | table: works    | plants  | /table: expected plant, as it was published, found works
            table: plant    | kind: list      | plants  | /kind: expected keyed, as it was published, found list
            key: plant_no   | key: site_no    | plants  | /key: expected plant_no, as it was published, found site_no
            plants          | changes         | changes | /table: expected a table of its own, found one that no dataset has made
            plants          | orders          | orders  | expected tables that PostgreSQL can make, found: ERROR: syntax error at or near "order"
            """)
    void declarationThatTheDatabaseCannotFollowIsRefusedAndTheOthersAreUsed(
            String said, String instead, String dataset, String fault) throws IOException {
        String yaml = PLANTS.replace("columns:", "columns:\n  site_no: text");
        if (said.equals("plants")) {
            yaml = yaml.replace("plants", instead)
                    .replace("table: plant", "table: " + (instead.equals("changes") ? "change" : "purchase"))
                    .replace("site_no", instead.equals("orders") ? "order" : "site_no");
        } else if (instead.startsWith("kind")) {
            yaml = yaml + instead + "\n";
        } else {
            yaml = yaml.replace(said, instead);
        }

        Datasets datasets = declare(yaml);

        assertEquals(1, datasets.refused().size(), () -> datasets.refused().toString());
        assertEquals(dataset, datasets.refused().get(0).dataset());
        String found = datasets.refused().get(0).fault().getMessage();
        assertTrue(found.contains(fault), found);
        assertTrue(datasets.named("consumers").isPresent());
    }

    @Test
    void tableThatAMergeHoldsIsExtendedOnceItIsFree() throws Exception {
        try (Connection merge = Servers.postgres().connect("penstock")) {
            merge.setAutoCommit(false);
            execute(merge, "LOCK TABLE mart.plant IN EXCLUSIVE MODE");

            CompletableFuture<Datasets> published = CompletableFuture.supplyAsync(
                    () -> declare(PLANTS.replace("  power: numeric(8,2)", "  power: numeric(8,2)\n  owner: text")));
            await().until(() -> waitingForLocks() > 0);
            await().until(() -> waitingForLocks() == 0);
            assertFalse(published.isDone());
            merge.rollback();

            assertTrue(published
                    .get()
                    .named("plants")
                    .orElseThrow()
                    .column("owner")
                    .isPresent());
        }
    }

    private Datasets declare(String yaml) {
        try {
            Files.writeString(folder.resolve("plants.yaml"), yaml);
            for (String file : List.of("meters.yaml", "readings.yaml", "visits.yaml", "noted-visits.sql")) {
                Path declared = Path.of("src/test/resources/config/datasets", file);
                Files.writeString(folder.resolve(file), Files.readString(declared));
            }
            return publishDatasets.publish(Optional.of(folder));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static DatasetType powerOf(Datasets datasets) {
        return datasets.named("plants")
                .orElseThrow()
                .column("power")
                .orElseThrow()
                .type();
    }

    private String columns(String table, String others) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        SELECT string_agg(attname, ', ' ORDER BY attname) FROM pg_attribute
                        WHERE attrelid = '%s'::regclass AND attnum > 0 AND attname NOT IN (%s, 'owner')""".formatted(table, others))
                .mapTo(String.class)
                .one());
    }

    private int waitingForLocks() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'mart.plant'::regclass""").mapTo(Integer.class).one());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
