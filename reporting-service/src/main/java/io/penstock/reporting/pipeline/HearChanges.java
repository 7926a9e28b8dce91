package io.penstock.reporting.pipeline;

import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.Failures;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears, on a connection of its own, which batches have changed on any replica, and has the watchers told. */
@ApplicationScoped
class HearChanges {

    private static final Logger LOG = Logger.getLogger(HearChanges.class);
    private static final int LISTEN_MS = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MS = 1_000;

    private final AgroalDataSource dataSource;
    private final Watchers watchers;
    private final Thread thread = new Thread(this::run, "hear-changes");
    private volatile boolean stopping;

    HearChanges(AgroalDataSource dataSource, Watchers watchers) {
        this.dataSource = dataSource;
        this.watchers = watchers;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(5));
        watchers.dismiss();
    }

    private void run() {
        while (!stopping) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("changes of the pipeline are not heard failure=%s", Failures.describe(e));
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + Changes.CHANNEL);
        }
        // Whatever was missed while there was no connection.
        watchers.showAll();
        PGConnection notifications = connection.unwrap(PGConnection.class);
        while (!stopping) {
            Set<String> changed = new LinkedHashSet<>();
            for (PGNotification notification : notifications.getNotifications(LISTEN_MS)) {
                changed.add(notification.getParameter());
            }
            if (!changed.isEmpty()) {
                watchers.show(changed);
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
