package io.penstock.torture.oracle;

import io.penstock.local.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads any number of rows in little memory. */
final class Rows {

    private static final int FETCHED = 10_000;

    /** Told of each row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private Rows() {}

    static void each(Sql database, String query, Reader reader) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(FETCHED);
            try (var row = statement.executeQuery(query)) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
