package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries messages from the outbox to Kafka. One is removed only after every in-sync replica has it; a crash in between
 * sends it again with the same id, which the receiver's inbox recognises.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int MESSAGES_AT_ONCE = 500;
    private static final long LOOK_EVERY_MS = 500;
    private static final long PAUSE_AFTER_FAILURE_MS = 1_000;

    private final AgroalDataSource dataSource;
    private final OutboxTable table;
    private final MessageSender sender;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this::carryOn, "outbox-relay");
    private volatile boolean stopping;

    Relay(AgroalDataSource dataSource, OutboxTable table, MessageSender sender) {
        this.dataSource = dataSource;
        this.table = table;
        this.sender = sender;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        sender.close();
    }

    void wake() {
        woken.release();
    }

    private void carryOn() {
        while (!stopping) {
            try {
                if (carry() < MESSAGES_AT_ONCE) {
                    pause(LOOK_EVERY_MS);
                }
            } catch (SQLException | ExecutionException | RuntimeException e) {
                if (!stopping) {
                    LOG.warnf("messages wait in the outbox cause=%s", e.toString());
                    pause(PAUSE_AFTER_FAILURE_MS);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pause(long millis) {
        try {
            if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    private int carry() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Map<Long, Message> messages = table.take(connection, MESSAGES_AT_ONCE);
                if (!messages.isEmpty()) {
                    sender.send(List.copyOf(messages.values()));
                    Failpoint.reach("outbox.published");
                    table.remove(connection, messages.keySet());
                }
                connection.commit();
                return messages.size();
            } catch (SQLException | ExecutionException | InterruptedException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }
}
