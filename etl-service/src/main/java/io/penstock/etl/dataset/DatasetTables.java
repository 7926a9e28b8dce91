package io.penstock.etl.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The tables of a dataset: where its rows are staged, kept and wait, and their history. Holds them against the declaration,
 * and adds what is missing: a table, a column, a trigger. Nothing is ever dropped or rewritten.
 */
final class DatasetTables {

    private static final String COLUMNS = """
            SELECT attname AS name, format_type(atttypid, atttypmod) AS type
            FROM pg_attribute WHERE attrelid = to_regclass(:table) AND attnum > 0 AND NOT attisdropped ORDER BY attnum""";

    /** Where a row stands in its file. */
    private static final String PLACE = "batch_id bigint NOT NULL, line bigint NOT NULL";

    private final Handle handle;
    private final Dataset dataset;
    private final List<String> additions = new ArrayList<>();
    private final List<String> contradictions = new ArrayList<>();

    private DatasetTables(Handle handle, Dataset dataset) {
        this.handle = handle;
        this.dataset = dataset;
    }

    /** Compares the tables of a dataset with its declaration. */
    static DatasetTables compare(Handle handle, Dataset dataset) {
        DatasetTables tables = new DatasetTables(handle, dataset);
        tables.compareStage();
        tables.compareMart();
        if (dataset.kind() == DatasetKind.KEYED) {
            tables.compareHistory();
        }
        if (dataset.waits()) {
            tables.compareWaiting();
        }
        return tables;
    }

    /** What is missing, as statements of SQL, in the order in which they are to be run. */
    List<String> additions() {
        return List.copyOf(additions);
    }

    /** What differs and is not changed by itself, each with what was expected and what was found. */
    List<String> contradictions() {
        return List.copyOf(contradictions);
    }

    private void compareStage() {
        if (isThere(dataset.stageTable())) {
            addMissing(dataset.stageTable(), column -> column.type().staged());
        } else {
            additions.add("CREATE TABLE %s (%s, %s) PARTITION BY LIST (batch_id)"
                    .formatted(
                            dataset.stageTable(),
                            PLACE,
                            declared(column -> column.type().staged())));
        }
    }

    private void compareMart() {
        if (isThere(dataset.martTable())) {
            addMissing(dataset.martTable(), DatasetColumn::type);
            return;
        }
        String columns = declared(DatasetColumn::type);
        additions.add("CREATE TABLE %s (%s)"
                .formatted(
                        dataset.martTable(),
                        dataset.kind() == DatasetKind.KEYED
                                ? columns + ", created_batch bigint, changed_batch bigint, PRIMARY KEY ("
                                        + dataset.key() + ")"
                                : PLACE + ", " + columns + ", PRIMARY KEY (batch_id, line)"));
        for (DatasetColumn column : dataset.references()) {
            if (!column.name().equals(dataset.key())) {
                additions.add("CREATE INDEX ON %s (%s)".formatted(dataset.martTable(), column.name()));
            }
        }
    }

    private void compareHistory() {
        String history = dataset.martTable() + "_history";
        if (!isThere(history)) {
            additions.add("""
                    CREATE TABLE %1$s (
                        id bigint GENERATED ALWAYS AS IDENTITY, %2$s %3$s NOT NULL, operation text NOT NULL, former jsonb,
                        batch_id bigint, changed_by text NOT NULL, changed_at timestamptz NOT NULL)""".formatted(history, dataset.key(), key().type().name()));
            additions.add("CREATE INDEX ON %s (%s)".formatted(history, dataset.key()));
            additions.add("CALL mart.keep_history_of('%s', '%s', '%s')"
                    .formatted(dataset.name(), dataset.table(), dataset.key()));
        }
    }

    private void compareWaiting() {
        if (!isThere(dataset.waitingTable())) {
            additions.add("CREATE TABLE %s (LIKE %s, PRIMARY KEY (batch_id, line))"
                    .formatted(dataset.waitingTable(), dataset.stageTable()));
            for (DatasetColumn column : dataset.references()) {
                additions.add("CREATE INDEX ON %s (%s)".formatted(dataset.waitingTable(), column.name()));
            }
        } else {
            addMissing(dataset.waitingTable(), column -> column.type().staged());
        }
    }

    /** The declared columns as a table's definition has them. */
    private String declared(Function<DatasetColumn, DatasetType> type) {
        return dataset.columns().stream()
                .map(column -> column.name() + " " + type.apply(column).name()
                        + (column.name().equals(dataset.key()) ? " NOT NULL" : ""))
                .collect(Collectors.joining(", "));
    }

    private void addMissing(String table, Function<DatasetColumn, DatasetType> type) {
        Map<String, String> there = columns(table);
        for (DatasetColumn column : dataset.columns()) {
            String found = there.get(column.name());
            String expected = type.apply(column).inCatalogue();
            if (found == null) {
                additions.add("ALTER TABLE %s ADD COLUMN %s %s"
                        .formatted(table, column.name(), type.apply(column).name()));
            } else if (!found.equals(expected)) {
                contradictions.add("expected the column %s of %s to be %s, found %s"
                        .formatted(column.name(), table, expected, found));
            }
        }
    }

    private DatasetColumn key() {
        return dataset.column(dataset.key()).orElseThrow();
    }

    private boolean isThere(String table) {
        return !columns(table).isEmpty();
    }

    private Map<String, String> columns(String table) {
        Map<String, String> columns = new LinkedHashMap<>();
        handle.createQuery(COLUMNS)
                .bind("table", table)
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("type")))
                .forEach(column -> columns.put(column.getKey(), column.getValue()));
        return columns;
    }
}
