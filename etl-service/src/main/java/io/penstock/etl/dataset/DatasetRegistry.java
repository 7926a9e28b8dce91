package io.penstock.etl.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.declaration.DeclarationText;
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
