package io.penstock.messaging.trace;

import io.penstock.messaging.Event;
import io.penstock.messaging.Inbox;
import io.penstock.messaging.Outbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/** Keeps what a line of the log would have, and answers with another event; one of batch 313 fails for good. */
@Singleton
class TracedListener {

    static final String SECRET = "Jane Doe";

    /** Something ended. */
    @Event(topic = "etl-complete")
    record Ended(long batchId) {}

    /** The answer. */
    @Event(topic = "delivery-status")
    record Told(List<Long> batchIds) {}

    final BlockingQueue<Map<String, Object>> seen = new LinkedBlockingQueue<>();

    private final Inbox inbox;
    private final Outbox outbox;

    TracedListener(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    @Incoming("etl-complete")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        inbox.once(message, Ended.class, event -> {
            seen.add(Map.copyOf(MDC.getMap()));
            if (event.batchId() == 313) {
                throw new IllegalStateException("cannot be written: " + SECRET);
            }
            outbox.publish("1", new Told(List.of(event.batchId())));
        });
    }

    @Incoming("delivery-status")
    @Blocking
    void onTold(ConsumerRecords<String, byte[]> messages) {
        inbox.onceAll(messages, Told.class, events -> {});
    }
}
