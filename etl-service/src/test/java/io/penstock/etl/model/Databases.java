package io.penstock.etl.model;

import io.penstock.etl.load.RawZone;
import io.penstock.testkit.Servers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The mart and SMART360, as the superuser sees them. */
final class Databases implements AutoCloseable {

    private static final String TABLES = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relnamespace IN ('etl'::regnamespace, 'mart'::regnamespace, 'ingest'::regnamespace)
            AND relkind IN ('r', 'p') AND NOT relispartition
            AND relname NOT IN ('flyway_schema_history', 'inbox', 'outbox', 'model_crash', 'configuration')
            AND relname !~ '^(qrtz|schedule)_'""";
    private static final String STAGES = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relnamespace = 'etl'::regnamespace AND relispartition AND relname LIKE 'stage\\_%'""";
    private static final String REFUSE = """
            ALTER TABLE consumer_table DROP CONSTRAINT IF EXISTS model_refuses;
            ALTER TABLE consumer_table ADD CONSTRAINT model_refuses CHECK (last_name <> '%s')""".formatted(Smart360Model.REFUSED_NAME);

    private static final int RECORDS_PER_CHUNK = 4;

    /** Makes the service die. */
    final CrashSwitch crash;

    private final Connection penstock;
    private final Connection smart360;

    Databases() throws SQLException {
        penstock = Servers.postgres().connect("penstock");
        smart360 = Servers.postgres().connect("smart360");
        RawZone.createTables(penstock);
        crash = new CrashSwitch(penstock);
        execute(smart360, REFUSE);
    }

    /** As before the first load. */
    void empty() throws SQLException {
        String stages = one(STAGES);
        String tables = one(TABLES);
        // No history of this: triggers are off.
        execute(penstock, "SET session_replication_role = replica");
        if (stages != null) {
            execute(penstock, "DROP TABLE " + stages);
        }
        execute(penstock, "TRUNCATE " + tables);
        execute(penstock, "SET session_replication_role = origin");
        execute(smart360, "TRUNCATE consumer_table");
    }

    void store(long batch, List<String> header, List<String> records) throws SQLException {
        RawZone.store(penstock, batch, String.join(",", header), records, RECORDS_PER_CHUNK);
    }

    void change(String sql) throws SQLException {
        execute(penstock, sql);
    }

    void changeSmart360(String sql) throws SQLException {
        execute(smart360, sql);
    }

    /** The values of a table by key, a number without the zeros at its end. */
    NavigableMap<String, Map<String, String>> mart(Dataset dataset) throws SQLException {
        String table = "mart." + dataset.table();
        return rows(penstock, table, dataset.key(), dataset.columns());
    }

    NavigableMap<String, Map<String, String>> smart360(Dataset dataset) throws SQLException {
        return rows(smart360, "consumer_table", dataset.key(), dataset.delivered());
    }

    private static NavigableMap<String, Map<String, String>> rows(
            Connection connection, String table, String key, List<String> columns) throws SQLException {
        NavigableMap<String, Map<String, String>> rows = new TreeMap<>();
        query(connection, "SELECT * FROM " + table, row -> {
            Map<String, String> values = new TreeMap<>();
            for (String column : columns) {
                values.put(column, plain(row, column));
            }
            rows.put(row.getString(key), values);
        });
        return rows;
    }

    private static String plain(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : row.getString(column);
    }

    String one(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        query(penstock, query, row -> found.add(row.getString(1)));
        return found.isEmpty() ? null : found.get(0);
    }

    void query(String query, Reader reader) throws SQLException {
        query(penstock, query, reader);
    }

    private static void query(Connection connection, String query, Reader reader) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Leaves nothing to others. */
    @Override
    public void close() throws SQLException {
        empty();
        crash.close();
        execute(smart360, "ALTER TABLE consumer_table DROP CONSTRAINT model_refuses");
        penstock.close();
        smart360.close();
    }

    /** Reads the row at which a result stands. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }
}
