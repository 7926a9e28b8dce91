package io.penstock.corpus;

import io.penstock.corpus.CorpusCase.Expected;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds what a load did against what was expected of it: books, rows in the mart, rejects, anomalies. */
final class JudgeLoad {
    private static final List<String> OUTCOMES = List.of("inserted", "updated", "unchanged", "duplicate", "rejected");
    private static final Map<String, String> TABLES = Map.of(
            "consumers", "mart.consumer",
            "clients", "mart.client",
            "loans", "mart.loan",
            "contacts", "mart.contact");

    private final Found found;

    JudgeLoad(Found found) {
        this.found = found;
    }

    void judge(Expected expected, Map<String, String> batch, Faults faults) throws SQLException {
        long id = Long.parseLong(batch.get("id"));
        if (expected.counts() != null) {
            expected.counts().forEach((count, rows) -> faults.same(count, rows.toString(), batch.get(count)));
        }
        if ("COMPLETE".equals(batch.get("load"))) {
            long sum = OUTCOMES.stream()
                    .mapToLong(count -> Long.parseLong(batch.get(count)))
                    .sum();
            faults.same("books", batch.get("read"), Long.toString(sum));
            faults.same("rows read", batch.get("rows"), batch.get("read"));
        }
        if (expected.mart() != null && batch.containsKey("dataset")) {
            faults.same("rows in the mart", sorted(expected.mart()), sorted(mart(id, batch, expected.mart())));
        }
        if (expected.rejects() != null) {
            judgeRejects(id, expected.rejects(), faults);
        }
        if (expected.anomalies() != null) {
            faults.same("anomalies", expected.anomalies(), anomalies(id));
        }
    }

    private void judgeRejects(long id, List<Map<String, String>> expected, Faults faults) throws SQLException {
        List<Map<String, String>> rejects = found.rows(
                "SELECT line, column_name AS column, rule, reason, record FROM etl.reject WHERE batch_id = ? ORDER BY"
                        + " line",
                id);
        faults.same("rejects", expected.size(), rejects.size());
        for (int i = 0; i < Math.min(expected.size(), rejects.size()); i++) {
            for (Map.Entry<String, String> part : expected.get(i).entrySet()) {
                String actual = rejects.get(i).get(part.getKey());
                if (part.getKey().equals("reason")) {
                    faults.containsIfSaid("reason of reject " + (i + 1), part.getValue(), actual);
                } else {
                    faults.same(part.getKey() + " of reject " + (i + 1), part.getValue(), actual);
                }
            }
        }
    }

    private List<String> anomalies(long id) throws SQLException {
        return found
                .rows(
                        "SELECT concat_ws(' ', line, column_name, rule) AS one FROM etl.anomaly WHERE batch_id = ?"
                                + " ORDER BY line, column_name, rule",
                        id)
                .stream()
                .map(row -> row.get("one"))
                .toList();
    }

    /** The rows that the batch brought, with the columns that are expected of any. */
    private List<Map<String, String>> mart(long id, Map<String, String> batch, List<Map<String, String>> expected)
            throws SQLException {
        String table = TABLES.get(batch.get("dataset"));
        List<Map<String, String>> rows = table == null
                ? found.rows("SELECT line, account_number, columns FROM mart.cohort_account WHERE batch_id = ?", id)
                : found.rows("SELECT * FROM " + table + " WHERE changed_batch = ?", id);
        List<String> columns = expected.stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
        return rows.stream()
                .map(row -> columns.stream()
                        .filter(row::containsKey)
                        .collect(Collectors.toMap(column -> column, row::get, (a, b) -> a, TreeMap::new)))
                .map(row -> (Map<String, String>) row)
                .toList();
    }

    private static List<String> sorted(List<Map<String, String>> rows) {
        return rows.stream().map(row -> new TreeMap<>(row).toString()).sorted().toList();
    }
}
