package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Carries messages from the outbox to Kafka, in their order: of all replicas of a service one at a time, which has the
 * {@linkplain RelayLock lock}. A message is removed only after every in-sync replica of the broker has it; a crash in
 * between sends it again with the same id, which the receiver's inbox recognises. A message that Kafka will never take is
 * {@linkplain UnsentMessages isolated}, and those behind it go on.
 */
@ApplicationScoped
class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long LOOK_EVERY_MS = 500;
    private static final long MIN_PAUSE_AFTER_FAILURE_MS = 1_000;
    private static final long MAX_PAUSE_AFTER_FAILURE_MS = 8_000;

    private final AgroalDataSource dataSource;
    private final RelayLock lock;
    private final OutboxTable table;
    private final MessageSender sender;
    private final UnsentMessages unsent;
    private final Semaphore woken = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::relayUntilStopped, "outbox-relay");
    private long pauseAfterFailureMs = MIN_PAUSE_AFTER_FAILURE_MS;

    Relay(AgroalDataSource dataSource, RelayLock lock, OutboxTable table, MessageSender sender, UnsentMessages unsent) {
        this.dataSource = dataSource;
        this.lock = lock;
        this.table = table;
        this.sender = sender;
        this.unsent = unsent;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping.countDown();
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(10));
        sender.close();
    }

    void wake() {
        woken.release();
    }

    private void relayUntilStopped() {
        try {
            while (stopping.getCount() > 0) {
                relayOrPause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void relayOrPause() throws InterruptedException {
        try {
            if (!relayMessages()) {
                awaitWork();
            }
            pauseAfterFailureMs = MIN_PAUSE_AFTER_FAILURE_MS;
        } catch (SQLException | ExecutionException | RuntimeException e) {
            if (stopping.getCount() > 0) {
                LOG.logf(
                        Failures.isOfDatabase(e) ? Failures.level(e) : Logger.Level.WARN,
                        "messages wait in the outbox failure=%s",
                        Failures.describe(e));
                pauseAfterFailure();
            }
        }
    }

    private void awaitWork() throws InterruptedException {
        if (woken.tryAcquire(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    /** A replica that cannot reach Kafka leaves the lock to others, the longer the more often it fails. */
    private void pauseAfterFailure() throws InterruptedException {
        stopping.await(pauseAfterFailureMs, TimeUnit.MILLISECONDS);
        pauseAfterFailureMs = Math.min(2 * pauseAfterFailureMs, MAX_PAUSE_AFTER_FAILURE_MS);
    }

    /** Returns whether there may be more. */
    private boolean relayMessages() throws SQLException, ExecutionException, InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                boolean more = lock.acquire(connection) && relayMessages(connection);
                connection.commit();
                return more;
            } catch (SQLException | ExecutionException | InterruptedException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private boolean relayMessages(Connection connection) throws SQLException, ExecutionException, InterruptedException {
        Map<Long, Message> messages = table.take(connection);
        if (messages.isEmpty()) {
            return false;
        }
        try {
            sender.send(List.copyOf(messages.values()));
        } catch (UnsendableMessage e) {
            table.remove(connection, ids(messages, e.acknowledged()));
            unsent.isolate(connection, ids(messages, List.of(e.message())).get(0), e);
            return true;
        }
        Failpoint.reach("outbox.published");
        table.remove(connection, messages.keySet());
        return OutboxTable.isFull(messages.values());
    }

    private static List<Long> ids(Map<Long, Message> messages, List<Message> some) {
        Set<Message> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        wanted.addAll(some);
        return messages.entrySet().stream()
                .filter(message -> wanted.contains(message.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
