package io.penstock.local;

import io.penstock.testkit.EmbeddedPostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Stops PostgreSQL and waits for its end. The library gives it five seconds and then leaves it running, which after a
 * large load is too few to write what is in memory; so that is written before.
 */
final class PostgresStop implements Runnable {

    private static final Logger LOG = Logger.getLogger(PostgresStop.class);
    private static final int PATIENCE_MS = 60_000;
    private static final int LOOK_EVERY_MS = 50;

    private final EmbeddedPostgresServer server;
    private final Path pidFile;

    PostgresStop(EmbeddedPostgresServer server, Path data) {
        this.server = server;
        this.pidFile = data.resolve("postmaster.pid");
    }

    @Override
    public void run() {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.warnf("no checkpoint before the stop cause=%s", e.getMessage());
        }
        server.close();
        for (int waited = 0; Files.exists(pidFile) && waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
            Pause.millis(LOOK_EVERY_MS);
        }
    }
}
