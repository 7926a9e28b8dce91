package io.penstock.ingest.extract;

import io.penstock.ingest.feed.Extraction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;

/** One transaction at the source that sees it as it was at one moment, and cannot change it. */
final class Snapshot implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Snapshot.class);
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";
    private static final String SETTINGS =
            "SELECT set_config('statement_timeout', ?, true), set_config('TimeZone', ?, true)";

    /** Longer than the source takes to end a statement by itself; only a dead connection is silent for longer. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Connection connection;

    private Snapshot(Connection connection) {
        this.connection = connection;
    }

    static Snapshot of(Connection connection, Extraction extraction) throws SQLException {
        connection.setAutoCommit(false);
        Duration timeout = extraction.statementTimeout();
        connection.setNetworkTimeout(
                Runnable::run, Math.toIntExact(timeout.plus(SILENCE).toMillis()));
        try (Statement begin = connection.createStatement();
                PreparedStatement settings = connection.prepareStatement(SETTINGS)) {
            begin.execute(BEGIN);
            settings.setString(1, Long.toString(timeout.toMillis()));
            settings.setString(2, extraction.zone().getId());
            settings.execute();
        }
        return new Snapshot(connection);
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    @Override
    public void close() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debugf(e, "source was gone already");
        }
    }
}
