package io.penstock.etl.finish;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Ends copies of this service's role whose client, a process that stands still, has moved no byte for a while. No time
 * limit of PostgreSQL does: a copy that waits for its client is neither idle nor to be interrupted. What it held, a chunk
 * or a load, goes to another replica.
 */
@ApplicationScoped
class EndSilentCopies {

    private static final Logger LOG = Logger.getLogger(EndSilentCopies.class);
    private static final String WAITING = """
            SELECT a.pid, a.query_start::text AS began, p.bytes_processed
            FROM pg_stat_activity AS a JOIN pg_stat_progress_copy AS p USING (pid)
            WHERE a.usename = current_user AND a.wait_event IN ('ClientRead', 'ClientWrite')""";
    private static final String END = "SELECT pg_terminate_backend(?)";

    private final Watch mart;
    private final Watch smart360;

    EndSilentCopies(
            AgroalDataSource mart, @DataSource("smart360") AgroalDataSource smart360, SilenceSettings settings) {
        this.mart = new Watch(mart, settings.silence());
        this.smart360 = new Watch(smart360, settings.silence());
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        mart.look(Instant.now());
        smart360.look(Instant.now());
    }

    /** A copy and how far it is: the same at two looks, it has not moved. */
    private record Copy(int pid, String began, long bytes) {}

    /** The copies of one database. */
    private static final class Watch {

        private final AgroalDataSource dataSource;
        private final Duration silence;
        private Map<Copy, Instant> seen = Map.of();

        Watch(AgroalDataSource dataSource, Duration silence) {
            this.dataSource = dataSource;
            this.silence = silence;
        }

        void look(Instant now) {
            try (Connection connection = dataSource.getConnection()) {
                Map<Copy, Instant> waiting = waiting(connection, now);
                for (Map.Entry<Copy, Instant> copy : waiting.entrySet()) {
                    if (!copy.getValue().plus(silence).isAfter(now)) {
                        end(connection, copy.getKey().pid());
                    }
                }
                seen = waiting;
            } catch (SQLException e) {
                LOG.debugf("copies not looked at sqlState=%s", e.getSQLState());
            }
        }

        /** Since when each waits. */
        private Map<Copy, Instant> waiting(Connection connection, Instant now) throws SQLException {
            Map<Copy, Instant> waiting = new HashMap<>();
            try (PreparedStatement query = connection.prepareStatement(WAITING);
                    var row = query.executeQuery()) {
                while (row.next()) {
                    Copy copy = new Copy(row.getInt("pid"), row.getString("began"), row.getLong("bytes_processed"));
                    waiting.put(copy, seen.getOrDefault(copy, now));
                }
            }
            return waiting;
        }

        private void end(Connection connection, int pid) throws SQLException {
            try (PreparedStatement end = connection.prepareStatement(END)) {
                end.setInt(1, pid);
                end.execute();
                LOG.warnf("copy ended whose client stands still pid=%d", pid);
            }
        }
    }
}
