package io.penstock.local;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** One of a running platform's databases as its superuser sees it; each question takes a connection of its own. */
public final class Sql {

    private static final long LOOK_EVERY_MS = 10;

    private final BackingServers servers;
    private final String database;

    Sql(BackingServers servers, String database) {
        this.servers = servers;
        this.database = database;
    }

    /** A connection, to be closed by the caller. */
    public Connection connect() throws SQLException {
        return servers.postgres().connect(database);
    }

    /** The first column of the first row as text, {@code "no row"} if there is none. */
    public String one(String query, Object... arguments) throws SQLException {
        List<String> rows = all(query, arguments);
        return rows.isEmpty() ? "no row" : rows.get(0);
    }

    /** The first column of the first row, which must be there, as a number. */
    public long number(String query, Object... arguments) throws SQLException {
        return Long.parseLong(one(query, arguments));
    }

    /** The first column of all rows as text. */
    public List<String> all(String query, Object... arguments) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, query, arguments);
                var row = statement.executeQuery()) {
            while (row.next()) {
                values.add(row.getString(1));
            }
        }
        return values;
    }

    /** Runs a statement, which may be several without arguments; returns how many rows it changed. */
    public int execute(String sql, Object... arguments) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, arguments)) {
            statement.execute();
            return Math.max(0, statement.getUpdateCount());
        }
    }

    /**
     * Asks, many times a second, until the answer is another than 0.
     *
     * @throws TimeoutException with the question, if it stayed 0
     */
    public void awaitRow(Duration atMost, String countQuery, Object... arguments)
            throws SQLException, TimeoutException {
        Instant end = Instant.now().plus(atMost);
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, countQuery, arguments)) {
            while (!found(statement)) {
                if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                    throw new TimeoutException(
                            "still 0 after " + atMost + ": " + countQuery + " with " + List.of(arguments));
                }
                Pause.millis(LOOK_EVERY_MS);
            }
        }
    }

    private static boolean found(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            return row.next() && row.getLong(1) != 0;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }
}
