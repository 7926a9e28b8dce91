package io.penstock.testkit.model;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The mart and SMART360 as they are: the rows that the model knows of. */
public final class MartTables {

    private final Connection penstock;
    private final Connection smart360;
    private final Predicate<String> keys;

    /**
     * Reads by connections that stay the caller's.
     *
     * @param keys of the rows that are read; the others are not the model's
     */
    public MartTables(Connection penstock, Connection smart360, Predicate<String> keys) {
        this.penstock = penstock;
        this.smart360 = smart360;
        this.keys = keys;
    }

    /** The values of a table by key, a number without the zeros at its end. */
    NavigableMap<String, Map<String, String>> mart(Dataset dataset) throws SQLException {
        return rows(penstock, "mart." + dataset.table(), dataset.key(), dataset.columns());
    }

    NavigableMap<String, Map<String, String>> smart360(Dataset dataset) throws SQLException {
        return rows(smart360, "consumer_table", dataset.key(), dataset.delivered());
    }

    private NavigableMap<String, Map<String, String>> rows(
            Connection connection, String table, String key, List<String> columns) throws SQLException {
        NavigableMap<String, Map<String, String>> rows = new TreeMap<>();
        query(connection, "SELECT * FROM " + table, row -> {
            if (isKnown(row.getString(key))) {
                Map<String, String> values = new TreeMap<>();
                for (String column : columns) {
                    values.put(column, plain(row, column));
                }
                rows.put(row.getString(key), values);
            }
        });
        return rows;
    }

    boolean isKnown(String key) {
        return keys.test(key);
    }

    private static String plain(ResultSet row, String column) throws SQLException {
        Object value = row.getObject(column);
        return value instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : row.getString(column);
    }

    /** The first column of the first row of the services' database; null if there is none. */
    public String one(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        query(query, row -> found.add(row.getString(1)));
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

    /** Reads the row at which a result stands. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }
}
