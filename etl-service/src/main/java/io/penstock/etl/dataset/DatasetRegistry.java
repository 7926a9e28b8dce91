package io.penstock.etl.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.declaration.DeclarationText;
import io.penstock.etl.declaration.InvalidDeclaration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code etl.dataset}: what is declared, as the merge reads it. */
@ApplicationScoped
class DatasetRegistry {

    private static final String ENTER = """
            INSERT INTO etl.dataset AS d
                (dataset, table_name, kind, key, duplicates, refers, checks, steps, declaration, sha256)
            VALUES (:dataset, :table, :kind, :key, :duplicates, CAST(:refers AS jsonb), CAST(:checks AS jsonb),
                    CAST(:steps AS jsonb), :declaration,
                    encode(sha256(convert_to(:declaration || :checks || :steps, 'UTF8')), 'hex'))
            ON CONFLICT (dataset) DO UPDATE SET
                table_name = excluded.table_name, kind = excluded.kind, key = excluded.key, duplicates = excluded.duplicates,
                refers = excluded.refers, checks = excluded.checks, steps = excluded.steps,
                declaration = excluded.declaration, sha256 = excluded.sha256, changed_at = clock_timestamp()
            WHERE d.sha256 <> excluded.sha256""";

    private static final String FORMER = """
            SELECT declaration, (steps -> 'before-merge') || (steps -> 'after-merge') AS steps FROM etl.dataset WHERE dataset = ?""";

    private static final String VERSION = "SELECT left(sha256, 12) FROM etl.dataset WHERE dataset = ?";

    /** What a dataset is declared as, and whether its table is another one's, or nobody's. */
    private static final String KNOWN = """
            SELECT d.table_name, d.kind, d.key, other.dataset AS owner, to_regclass('mart.' || :table) IS NOT NULL AS made
            FROM (VALUES (1)) AS one
            LEFT JOIN etl.dataset AS d ON d.dataset = :dataset
            LEFT JOIN etl.dataset AS other ON other.table_name = :table AND other.dataset <> :dataset""";

    private final Jdbi jdbi;
    private final ObjectMapper json;

    DatasetRegistry(Jdbi jdbi, ObjectMapper json) {
        this.jdbi = jdbi;
        this.json = json;
    }

    /** Enters a dataset, in place of what it was declared as before. */
    void enter(Handle handle, Dataset dataset) {
        List<Map<String, Object>> refers = dataset.references().stream()
                .map(column -> Map.<String, Object>of(
                        "column", column.name(), "dataset", column.references(), "missing", column.missing()))
                .toList();
        handle.createUpdate(ENTER)
                .bind("dataset", dataset.name())
                .bind("table", dataset.table())
                .bind("kind", dataset.kind().spelling())
                .bind("key", dataset.key())
                .bind("duplicates", dataset.duplicates().spelling())
                .bind("refers", json(refers))
                .bind("checks", json(dataset.allChecks()))
                .bind("steps", json(Map.of("before-merge", dataset.beforeMerge(), "after-merge", dataset.afterMerge())))
                .bind("declaration", dataset.yaml())
                .execute();
    }

    /**
     * Holds a dataset against what is published of it and of others: its rows and its history are found by its table and its
     * key, which stay for good.
     *
     * @throws InvalidDeclaration if it is to have other ones, or a table that is not its own
     */
    void requireSameTable(Handle handle, Dataset dataset) {
        handle.createQuery(KNOWN)
                .bind("dataset", dataset.name())
                .bind("table", dataset.table())
                .map((row, context) -> {
                    expect(dataset, "/table", row.getString("table_name"), dataset.table());
                    expect(
                            dataset,
                            "/kind",
                            row.getString("kind"),
                            dataset.kind().spelling());
                    expect(dataset, "/key", row.getString("key"), dataset.key());
                    String owner = row.getString("owner");
                    boolean isNobodys = row.getBoolean("made")
                            && row.getString("table_name") == null
                            && !DatasetFiles.isBuiltIn(dataset.name());
                    if (owner != null || isNobodys) {
                        throw dataset.fault(
                                "/table",
                                "expected a table of its own, found "
                                        + (owner == null ? "one that no dataset has made" : "that of " + owner));
                    }
                    return row;
                })
                .one();
    }

    private static void expect(Dataset dataset, String pointer, String published, String declared) {
        if (published != null && !published.equals(declared)) {
            throw dataset.fault(pointer, "expected " + published + ", as it was published, found " + declared);
        }
    }

    /** The version of a published dataset. */
    String version(String name) {
        return jdbi.withHandle(
                handle -> handle.select(VERSION, name).mapTo(String.class).one());
    }

    /** The dataset as it was last published; none if it never was. */
    Optional<Dataset> former(String name) {
        return jdbi.withHandle(handle -> handle.select(FORMER, name)
                .map((row, context) -> read(name, row.getString("declaration"), row.getString("steps")))
                .findOne());
    }

    private Dataset read(String name, String declaration, String steps) {
        DeclarationText text = DeclarationText.read(name + ".yaml", declaration);
        Map<String, String> statements = new HashMap<>();
        try {
            for (DatasetStep step : json.readValue(steps, DatasetStep[].class)) {
                statements.put(step.name() + ".sql", step.statement());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
        return new DatasetReader(text, declaration, statements::get).read();
    }

    private String json(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
