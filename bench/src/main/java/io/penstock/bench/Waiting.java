package io.penstock.bench;

import io.penstock.testkit.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Looks at the platform's database until something has happened. */
final class Waiting {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long LOOK_EVERY_MS = 20;

    private final PostgresServer postgres;

    Waiting(PostgresServer postgres) {
        this.postgres = postgres;
    }

    /** The one number that a query gives, once it gives one that is not null and not 0. */
    double forNumber(String query) throws SQLException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        try (Connection connection = postgres.connect("penstock");
                var statement = connection.prepareStatement(query)) {
            while (Instant.now().isBefore(end)) {
                try (var row = statement.executeQuery()) {
                    if (row.next() && row.getDouble(1) != 0) {
                        return row.getDouble(1);
                    }
                }
                Thread.sleep(LOOK_EVERY_MS);
            }
        }
        throw new IllegalStateException("waited in vain for " + PATIENCE + ": " + query);
    }

    /** Runs statements as the superuser, in one transaction. */
    void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.connect("penstock");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String one : statements) {
                statement.execute(one);
            }
            connection.commit();
        }
    }

    void analyse(String... tables) throws SQLException {
        try (Connection connection = postgres.connect("penstock");
                var statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("VACUUM (ANALYZE) " + table);
            }
        }
    }
}
