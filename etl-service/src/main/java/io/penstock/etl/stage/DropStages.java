package io.penstock.etl.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Drops the stage tables of loads that have ended. A partition is detached concurrently first: dropping it in one go
 * would have to wait for, and then stop, every other load of the dataset.
 */
@ApplicationScoped
class DropStages {

    private static final Logger LOG = Logger.getLogger(DropStages.class);
    private static final String FINISHED = read();

    /** One replica at a time: PostgreSQL detaches one partition of a table at a time anyway. */
    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(hashtext('etl.drop-stages'))";

    /** Waits while stage tables are dropped; none is dropped until the current transaction ends. */
    static final String HOLD = "SELECT pg_advisory_xact_lock_shared(hashtext('etl.drop-stages'))";

    /** A process that stands still between two statements loses the lock. */
    private static final String EXPECT_SIGNS = "SELECT set_config('idle_session_timeout', '60s', false)";

    private static final String UNLOCK = """
            SELECT pg_advisory_unlock(hashtext('etl.drop-stages')), set_config('idle_session_timeout', '0', false)""";

    private final AgroalDataSource dataSource;

    DropStages(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Scheduled(every = "1m", delayed = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void dropFinished() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            if (isTrue(statement, TRY_LOCK)) {
                try {
                    statement.execute(EXPECT_SIGNS);
                    for (Stage stage : finished(statement)) {
                        stage.drop(statement);
                    }
                } finally {
                    statement.execute(UNLOCK);
                }
            }
        } catch (SQLException e) {
            LOG.warnf("stage tables of ended loads stay for now sqlState=%s", e.getSQLState());
        }
    }

    private static List<Stage> finished(Statement statement) throws SQLException {
        List<Stage> stages = new ArrayList<>();
        try (var row = statement.executeQuery(FINISHED)) {
            while (row.next()) {
                stages.add(new Stage(row.getString("stage"), row.getString("parent"), row.getBoolean("interrupted")));
            }
        }
        return stages;
    }

    private static boolean isTrue(Statement statement, String query) throws SQLException {
        try (var row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String read() {
        try (var in = DropStages.class.getResourceAsStream("/stage/finished-stages.sql")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Stage(String name, String parent, boolean interrupted) {

        void drop(Statement statement) throws SQLException {
            if (parent != null) {
                statement.execute("ALTER TABLE etl.%s DETACH PARTITION etl.%s %s"
                        .formatted(parent, name, interrupted ? "FINALIZE" : "CONCURRENTLY"));
            }
            statement.execute("DROP TABLE etl." + name);
        }
    }
}
