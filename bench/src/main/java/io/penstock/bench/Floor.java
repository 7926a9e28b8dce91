package io.penstock.bench;

import io.penstock.testkit.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** The least that the work can take: a bare COPY into two keyed tables, one like the mart's and one like SMART360's. */
final class Floor {

    private static final String LIKE_MART = "bench_mart";
    private static final String LIKE_SMART360 = "bench_smart360";

    private final PostgresServer postgres;

    Floor(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** Copies the files, one after the other, into new tables; returns the seconds it took. */
    double seconds(Path forMart, Path forSmart360) throws SQLException, IOException {
        return copy("penstock", LIKE_MART, "mart.consumer", forMart)
                + copy("smart360", LIKE_SMART360, "public.consumer_table", forSmart360);
    }

    private double copy(String database, String table, String model, Path file) throws SQLException, IOException {
        try (Connection connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            create(statement, table, model);
            long began = System.nanoTime();
            try (InputStream in = Files.newInputStream(file)) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN (FORMAT csv)", in, 1 << 16);
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            statement.execute("DROP TABLE " + table);
            return seconds;
        }
    }

    /** Makes a table with the columns of the files and a key. */
    static void create(Statement statement, String table, String model) throws SQLException {
        statement.execute("CREATE TABLE %s (LIKE %s INCLUDING DEFAULTS)".formatted(table, model));
        if (table.equals(LIKE_MART)) {
            statement.execute("ALTER TABLE " + table + " DROP created_batch, DROP changed_batch");
        }
        statement.execute("ALTER TABLE " + table + " ADD PRIMARY KEY (consumer_id)");
    }
}
