package io.penstock.corpus;

import io.penstock.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the product's tables say. */
final class Found {
    private static final Duration TO_BE_TAKEN = Duration.ofSeconds(60);
    private static final String BATCH = """
        SELECT b.id, b.source, b.path, b.feed, b.name, b.state AS batch, b.detail, b.failed_line, b.rows, b.filed_at, b.keep_original,
               l.state AS load, l.detail AS load_detail, l.dataset, l.read, l.inserted, l.updated, l.unchanged,
               l.duplicate, l.rejected, l.anomalies, l.finished_at
        FROM ingest.batch AS b LEFT JOIN etl.load AS l ON l.batch_id = b.id
        WHERE %s ORDER BY b.id\
        """;

    private final PostgresServer postgres;

    Found(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** The newest batch of a file of the inbox; empty when there is none. */
    Map<String, String> batchOfPath(String path) throws SQLException {
        return first(BATCH.formatted("b.source = 'FOLDER' AND b.path = ?"), path);
    }

    /**
     * All batches, by {@code FOLDER:path} or {@code UPLOAD:id}; of several of a path the newest that brought anything. A
     * file that is changed while it is read may be read twice, and is a duplicate of itself then.
     */
    Map<String, Map<String, String>> batches() throws SQLException {
        Map<String, Map<String, String>> batches = new HashMap<>();
        for (Map<String, String> batch : rows(BATCH.formatted("true"))) {
            boolean upload = "UPLOAD".equals(batch.get("source"));
            batches.merge(
                    batch.get("source") + ":" + batch.get(upload ? "id" : "path"),
                    batch,
                    (before, later) -> "DUPLICATE".equals(later.get("batch")) ? before : later);
        }
        return batches;
    }

    /** How many alerts say that a file is locked. */
    int fileLocked(String name) throws SQLException {
        return rows("SELECT id FROM notification.alert WHERE kind = 'FILE_LOCKED' AND finding ->> 'name' = ?", name)
                .size();
    }

    /** Waits until somebody works on a file. */
    void awaitTaken(String path) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(TO_BE_TAKEN);
        try (Connection connection = postgres.connect("penstock");
                var query = connection.prepareStatement("SELECT 1 FROM ingest.batch WHERE path = ?")) {
            query.setString(1, path);
            while (!query.executeQuery().next()) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("not taken: " + path);
                }
                Thread.sleep(5);
            }
        }
    }

    private Map<String, String> first(String sql, Object value) throws SQLException {
        List<Map<String, String>> rows = rows(sql, value);
        return rows.isEmpty() ? Map.of() : rows.get(rows.size() - 1);
    }

    /** All rows of a query as texts by column; columns without a value are left out. */
    List<Map<String, String>> rows(String sql, Object... values) throws SQLException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (Connection connection = postgres.connect("penstock");
                var query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (var row = query.executeQuery()) {
                ResultSetMetaData columns = row.getMetaData();
                while (row.next()) {
                    Map<String, String> texts = new LinkedHashMap<>();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        if (row.getString(i) != null) {
                            texts.put(columns.getColumnLabel(i), row.getString(i));
                        }
                    }
                    rows.add(texts);
                }
            }
        }
        return rows;
    }
}
