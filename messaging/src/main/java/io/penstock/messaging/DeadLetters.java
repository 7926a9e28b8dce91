package io.penstock.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets messages aside that cannot be processed, with the reason, so that no other waits behind them. They leave by the
 * outbox: a message is acknowledged only when its dead letter is stored.
 */
@ApplicationScoped
class DeadLetters {

    static final String SUFFIX = ".dead-letter";
    static final String SERVICE = "dead_letter_service";
    static final String REASON = "dead_letter_reason";
    static final String AT = "dead_letter_at";

    /**
     * Of larger ones the beginning is kept: with the headers that are added, a dead letter of the largest message that a
     * broker takes would be larger than that, and keep all that is behind it in the outbox. No event of ours is as large.
     */
    private static final int MOST_BYTES = 3 << 20;

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final String service;
    private final MeterRegistry metrics;

    DeadLetters(
            Outbox outbox, @ConfigProperty(name = "quarkus.application.name") String service, MeterRegistry metrics) {
        this.outbox = outbox;
        this.service = service;
        this.metrics = metrics;
    }

    void add(ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        LOG.errorf(
                failure,
                "message set aside topic=%s partition=%d offset=%d",
                message.topic(),
                message.partition(),
                message.offset());
        Message received = Message.of(message);
        Map<String, String> headers = new LinkedHashMap<>(received.headers());
        headers.put(SERVICE, service);
        headers.put(REASON, reasonOf(failure));
        headers.put(AT, Instant.now().toString());
        var letter = new Message(received.topic() + SUFFIX, received.key(), headers, beginning(received.value()));
        QuarkusTransaction.requiringNew().run(() -> outbox.store(letter));
        metrics.counter("penstock.dead.letters", "topic", received.topic()).increment();
    }

    private static byte[] beginning(byte[] value) {
        return value == null || value.length <= MOST_BYTES ? value : Arrays.copyOf(value, MOST_BYTES);
    }

    /** The text of our own failures says no content; that of others may, so only their kind is told. */
    private static String reasonOf(RuntimeException failure) {
        return failure instanceof Undecodable
                ? failure.getMessage()
                : failure.getClass().getSimpleName();
    }
}
