package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes a row per event; batch 13 fails for good, batch 14 fails twice and passes, batch 15 while it is told to. */
@Singleton
class CountingListener {

    final AtomicInteger attempts = new AtomicInteger();
    volatile boolean broken = true;

    private final Inbox inbox;
    private final AgroalDataSource dataSource;

    CountingListener(Inbox inbox, AgroalDataSource dataSource) {
        this.inbox = inbox;
        this.dataSource = dataSource;
    }

    @Incoming("etl-chunk")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, Counted.class, this::count);
    }

    private void count(Counted event) {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("INSERT INTO counted VALUES (?)")) {
            insert.setLong(1, event.batchId());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new Retryable("not counted", e);
        }
        if (event.batchId() == 13 || (event.batchId() == 15 && broken)) {
            throw new IllegalStateException("fails for good");
        }
        if (event.batchId() == 14 && attempts.incrementAndGet() < 3) {
            throw new Retryable("fails for now");
        }
    }
}
