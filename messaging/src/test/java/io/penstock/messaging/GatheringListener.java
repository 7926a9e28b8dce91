package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Writes the events of a poll at once; one that speaks of batch 213 fails for good, of 214 fails once and passes. */
@Singleton
class GatheringListener {

    final AtomicInteger most = new AtomicInteger();
    final AtomicInteger attempts = new AtomicInteger();

    private final Inbox inbox;
    private final AgroalDataSource dataSource;

    GatheringListener(Inbox inbox, AgroalDataSource dataSource) {
        this.inbox = inbox;
        this.dataSource = dataSource;
    }

    @Incoming("etl-progress")
    @Blocking
    void on(ConsumerRecords<String, byte[]> messages) {
        inbox.onceAll(messages, Counted.class, this::count);
    }

    private void count(List<Counted> events) {
        most.accumulateAndGet(events.size(), Math::max);
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("INSERT INTO gathered VALUES (?, ?)")) {
            for (Counted event : events) {
                insert.setLong(1, event.batchId());
                insert.setInt(2, event.chunk());
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new Retryable("not counted", e);
        }
        if (events.stream().anyMatch(event -> event.batchId() == 213)) {
            throw new IllegalStateException("fails for good");
        }
        if (events.stream().anyMatch(event -> event.batchId() == 214) && attempts.incrementAndGet() == 1) {
            throw new Retryable("fails for now");
        }
    }
}
