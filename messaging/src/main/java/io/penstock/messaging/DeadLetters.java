package io.penstock.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sets messages aside that cannot be processed, with the reason, so that no other waits behind them. They leave by the
 * outbox: a message is acknowledged only when its dead letter is stored. What cannot be stored of it is
 * {@linkplain StorableMessage escaped or cut}.
 */
@ApplicationScoped
class DeadLetters {

    static final String SUFFIX = ".dead-letter";
    static final String SERVICE = "dead_letter_service";
    static final String REASON = "dead_letter_reason";
    static final String AT = "dead_letter_at";

    /** Which parts could not be kept as they came: key, headers, body. */
    static final String ALTERED = "dead_letter_altered";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Outbox outbox;
    private final FailureReports reports;
    private final String service;
    private final MeterRegistry metrics;

    DeadLetters(
            Outbox outbox,
            FailureReports reports,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MeterRegistry metrics) {
        this.outbox = outbox;
        this.reports = reports;
        this.service = service;
        this.metrics = metrics;
    }

    void add(ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        StorableMessage received = StorableMessage.of(Message.of(message));
        String reason = reasonOf(failure);
        Message letter = letter(received, reason);
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.store(letter);
            reports.setAside(Place.of(message), reason);
        });
        LOG.errorf(
                Failures.withoutData(failure),
                "message set aside %s altered=%s failure=%s",
                Place.of(message),
                received.altered(),
                Failures.describe(failure));
        metrics.counter("penstock.dead.letters", "topic", message.topic()).increment();
    }

    private Message letter(StorableMessage received, String reason) {
        Message message = received.message();
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        headers.put(SERVICE, service);
        headers.put(REASON, reason);
        headers.put(AT, Instant.now().toString());
        if (!received.altered().isEmpty()) {
            headers.put(ALTERED, String.join(", ", received.altered()));
        }
        return new Message(message.topic() + SUFFIX, message.key(), headers, message.value());
    }

    /** The text of our own failures says no content; that of others may, so only their kind is told. */
    private static String reasonOf(RuntimeException failure) {
        return failure instanceof Undecodable ? failure.getMessage() : Failures.describe(failure);
    }
}
