package io.penstock.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * Lets one relay of a service work at a time: two at once would send the messages of one key in any order. The lock lasts
 * as long as the transaction in which a relay takes, sends and removes messages, so a process that dies loses it with its
 * connection. A process that stands still loses it to the next relay that waits: that one ends its session.
 */
@ApplicationScoped
class RelayLock {

    private static final Logger LOG = Logger.getLogger(RelayLock.class);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /** All services have one database, and a schema each. */
    private static final String ACQUIRE = """
            SET LOCAL lock_timeout = '5s';
            SELECT pg_advisory_xact_lock(hashtextextended('outbox relay of ' || current_schema(), 0))""";

    private static final String END_SILENT_HOLDER = """
            SELECT pg_terminate_backend(holder.pid)
            FROM pg_locks AS held JOIN pg_stat_activity AS holder USING (pid)
            WHERE held.locktype = 'advisory' AND held.granted AND held.objsubid = 1
              AND holder.datname = current_database()
              AND (held.classid::bigint << 32 | held.objid::bigint)
                  = hashtextextended('outbox relay of ' || current_schema(), 0)
              AND holder.xact_start < now() - ? * interval '1 millisecond'""";

    private final RelaySettings settings;

    RelayLock(RelaySettings settings) {
        this.settings = settings;
    }

    /** Waits for the lock, for some seconds at most. Returns whether the connection's transaction has it. */
    boolean acquire(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ACQUIRE);
            return true;
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback();
            endSilentHolder(connection);
            return false;
        }
    }

    private void endSilentHolder(Connection connection) throws SQLException {
        try (PreparedStatement end = connection.prepareStatement(END_SILENT_HOLDER)) {
            end.setLong(1, settings.silence().toMillis());
            try (var ended = end.executeQuery()) {
                if (ended.next()) {
                    LOG.warnf("session of a relay ended that stood still silence=%s", settings.silence());
                }
            }
        }
    }
}
