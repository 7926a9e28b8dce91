package io.penstock.reporting.analytics;

import io.penstock.testkit.Servers;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** What is in the mart, as the service that owns it would have it. */
final class Lent {

    private Lent() {}

    static void files(Path clients, Path loans) throws SQLException, IOException {
        sql("TRUNCATE mart.client, mart.loan");
        try (Connection connection = Servers.postgres().connect("penstock", "etl", "etl")) {
            copy(
                    connection,
                    "mart.client (user_id, created_at, status, batch, credit_limit, interest_rate, denied_reason, denied_at)",
                    clients);
            copy(
                    connection,
                    "mart.loan (user_id, loan_id, created_at, due_at, paid_at, status, loan_amount, tax, due_amount, amount_paid)",
                    loans);
            try (var statement = connection.createStatement()) {
                statement.execute("ANALYZE mart.client, mart.loan");
            }
        }
    }

    static void sql(String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void copy(Connection connection, String table, Path file) throws SQLException, IOException {
        try (Reader lines = Files.newBufferedReader(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN (FORMAT csv, HEADER)", lines);
        }
    }
}
