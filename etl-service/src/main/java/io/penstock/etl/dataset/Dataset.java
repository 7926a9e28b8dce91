package io.penstock.etl.dataset;

import io.penstock.etl.declaration.InvalidDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What records are: which columns they have, by which key they are known, and what is asked of them. Read from YAML;
 * immutable.
 *
 * @param name the dataset
 * @param table its table in the schema {@code mart}; the history is {@code <table>_history}
 * @param key the column that names a row
 * @param columns all columns, the key among them, in the order of the table
 * @param checks what each row must keep, in order
 * @param beforeMerge steps over the staged rows, in order
 * @param afterMerge steps after the rows are merged, in order
 * @param file the name of the file that declares it
 * @param yaml the declaration, as it was written
 */
public record Dataset(
        String name,
        String table,
        DatasetKind kind,
        String key,
        List<DatasetColumn> columns,
        DuplicatePolicy duplicates,
        List<DatasetCheck> checks,
        List<DatasetStep> beforeMerge,
        List<DatasetStep> afterMerge,
        String file,
        String yaml) {

    /** The column of this name, if there is one. */
    public Optional<DatasetColumn> column(String column) {
        return columns.stream().filter(one -> one.name().equals(column)).findFirst();
    }

    /** The columns that have keys of other datasets. */
    public List<DatasetColumn> references() {
        return columns.stream().filter(DatasetColumn::refers).toList();
    }

    /** Whether rows may have to wait for others. */
    public boolean waits() {
        return references().stream().anyMatch(column -> column.missing() == MissingReferencePolicy.WAIT);
    }

    /** Everything that the merge asks of each row: that it can be kept as it is, and what is declared. */
    public List<DatasetCheck> allChecks() {
        Stream<DatasetCheck> limits = columns.stream()
                .map(column -> column.type().limit(column.name()))
                .filter(check -> check != null);
        return Stream.concat(limits, checks.stream()).toList();
    }

    /** A fault of the declaration. */
    InvalidDeclaration fault(String pointer, String fault) {
        return new InvalidDeclaration(file, pointer, 0, fault);
    }

    /** The table where its rows are kept. */
    public String martTable() {
        return "mart." + table;
    }

    /** The partitioned table where its rows wait for the merge. */
    public String stageTable() {
        return "etl.stage_" + name;
    }

    /** The table of rows that wait for those that they refer to. */
    public String waitingTable() {
        return "etl.waiting_" + name;
    }
}
