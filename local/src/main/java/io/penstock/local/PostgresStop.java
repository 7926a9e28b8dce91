package io.penstock.local;

import io.penstock.testkit.EmbeddedPostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
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
    private final Path data;

    PostgresStop(EmbeddedPostgresServer server, Path data) {
        this.server = server;
        this.data = data;
    }

    @Override
    public void run() {
        try {
            Optional<ProcessHandle> process = Postmaster.of(data);
            checkpoint();
            server.close();
            awaitEnd(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it at once, as a crash does: nothing in memory is written, nobody is waited for. */
    void atOnce() {
        try {
            Optional<ProcessHandle> process = Postmaster.of(data);
            process.ifPresent(found -> Signals.send("QUIT", found));
            awaitEnd(process);
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(Optional<ProcessHandle> process) {
        for (int waited = 0; isAlive(process) && waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
            Pause.millis(LOOK_EVERY_MS);
        }
    }

    private void checkpoint() {
        try (var connection = server.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            LOG.warnf("no checkpoint before the stop cause=%s", e.getMessage());
        }
    }

    private static boolean isAlive(Optional<ProcessHandle> process) {
        return process.isPresent() && process.get().isAlive();
    }
}
