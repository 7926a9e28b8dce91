package io.penstock.bench;

import io.penstock.testkit.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** What a script does that inserts row by row: a statement per row and table, and a commit at the end. */
final class RowByRow {

    /** More rows take as much longer: a row costs its round trip, however many there are. */
    static final int MOST_ROWS = 100_000;

    private final PostgresServer postgres;

    RowByRow(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** Seconds for all rows of the two files; of more than {@link #MOST_ROWS} only so many are inserted. */
    double seconds(Path forMart, Path forSmart360, int rows) throws SQLException, IOException {
        int inserted = Math.min(rows, MOST_ROWS);
        double measured = insert("penstock", "bench_mart", "mart.consumer", forMart, inserted)
                + insert("smart360", "bench_smart360", "public.consumer_table", forSmart360, inserted);
        return measured * rows / inserted;
    }

    private double insert(String database, String table, String model, Path file, int rows)
            throws SQLException, IOException {
        try (Connection connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            Floor.create(statement, table, model);
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            insert(connection, table, file, rows);
            connection.commit();
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("DROP TABLE " + table);
            connection.commit();
            return seconds;
        }
    }

    private static void insert(Connection connection, String table, Path file, int rows)
            throws SQLException, IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String line = lines.readLine();
            int columns = line.split(",", -1).length;
            String places = "?" + ", ?".repeat(columns - 1);
            try (var insert = connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table, places))) {
                for (int row = 0; row < rows; row++) {
                    String[] values = line.split(",", -1);
                    for (int i = 0; i < columns; i++) {
                        insert.setString(i + 1, values[i]);
                    }
                    insert.executeUpdate();
                    line = lines.readLine();
                }
            }
        }
    }
}
