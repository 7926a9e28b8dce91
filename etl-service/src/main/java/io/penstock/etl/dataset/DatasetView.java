package io.penstock.etl.dataset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A dataset as it is shown.
 *
 * @param columns types by name, with what a column refers to
 * @param version changes whenever the declaration, or a file that it names, does
 * @param differences why a newer declaration is not in force; empty if what is declared is
 * @param rows how many rows the mart has
 */
record DatasetView(
        String dataset,
        String table,
        String kind,
        String key,
        Map<String, String> columns,
        String duplicates,
        String version,
        List<String> differences,
        long rows) {

    static DatasetView of(Dataset dataset, String version, List<RefusedDataset> refused, long rows) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (DatasetColumn column : dataset.columns()) {
            String type = column.type().name();
            columns.put(column.name(), column.refers() ? type + ", refers to " + column.references() : type);
        }
        return new DatasetView(
                dataset.name(),
                dataset.martTable(),
                dataset.kind().spelling(),
                dataset.key(),
                columns,
                dataset.duplicates().spelling(),
                version,
                refused.stream()
                        .filter(one -> one.dataset().equals(dataset.name()))
                        .map(one -> one.fault().getMessage())
                        .toList(),
                rows);
    }
}
