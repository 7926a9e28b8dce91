package io.penstock.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.penstock.messaging.trace.Traceparent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Publishes events in the transaction of the data they are about: either both are there or neither is. The
 * {@link Relay} carries them to Kafka as soon as the transaction has committed. They carry on the trace of the step that
 * published them.
 *
 * <pre>{@code
 * @Transactional
 * void stage(Batch batch) {
 *     batch.persist();
 *     outbox.publish(batch.key(), new BatchStaged(batch.id));
 * }
 * }</pre>
 */
@ApplicationScoped
public class Outbox {

    private final AgroalDataSource dataSource;
    private final OutboxTable table;
    private final ObjectMapper json;
    private final TransactionSynchronizationRegistry transactions;
    private final Relay relay;
    private final String source;

    Outbox(
            AgroalDataSource dataSource,
            OutboxTable table,
            ObjectMapper json,
            TransactionSynchronizationRegistry transactions,
            Relay relay,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.dataSource = dataSource;
        this.table = table;
        this.json = json;
        this.transactions = transactions;
        this.relay = relay;
        this.source = "/" + application;
    }

    /**
     * Publishes an event in the current JTA transaction.
     *
     * @param key the Kafka key; events of one key arrive in order
     * @param event a record annotated with {@link Event}
     * @throws IllegalStateException if no transaction is active
     */
    public void publish(String key, Object event) {
        store(messageOf(key, event));
    }

    /**
     * Publishes an event in the transaction of a connection that the caller holds. The caller may
     * {@linkplain #wake() wake} the relay after its commit; otherwise the event leaves with the relay's next look.
     */
    public void publish(Connection connection, String key, Object event) throws SQLException {
        table.insert(connection, List.of(messageOf(key, event)));
    }

    /**
     * Publishes many events, in their order, in the transaction of a connection that the caller holds, at the cost of a
     * few round trips. They are held in memory meanwhile: some thousands at once are enough.
     *
     * @param keyOf gives an event's Kafka key
     */
    public <E> void publishAll(Connection connection, Collection<E> events, Function<E, String> keyOf)
            throws SQLException {
        table.insert(
                connection,
                events.stream()
                        .map(event -> messageOf(keyOf.apply(event), event))
                        .toList());
    }

    /** Has the relay look now. */
    public void wake() {
        relay.wake();
    }

    /** Stores a message in the current JTA transaction, to leave when it commits. */
    void store(Message message) {
        departing().add(message);
    }

    /** What the current transaction sends: written at its end, however much it is, in one statement. */
    private Departing departing() {
        Departing departing = (Departing) transactions.getResource(this);
        if (departing == null) {
            departing = new Departing(dataSource, table, relay);
            transactions.registerInterposedSynchronization(departing);
            transactions.putResource(this, departing);
        }
        return departing;
    }

    private Message messageOf(String key, Object event) {
        Event about = event.getClass().getAnnotation(Event.class);
        if (about == null) {
            throw new IllegalArgumentException("expected a record annotated with @Event, found "
                    + event.getClass().getName());
        }
        try {
            return new Message(about.topic(), key, attributes(about), json.writeValueAsBytes(event));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event cannot be written as JSON topic=" + about.topic(), e);
        }
    }

    private Map<String, String> attributes(Event about) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(Message.ID, UUID.randomUUID().toString());
        attributes.put("ce_source", source);
        attributes.put("ce_type", "io.penstock." + about.topic() + ".v" + about.version());
        attributes.put("ce_specversion", "1.0");
        attributes.put("ce_time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        attributes.put("content-type", "application/json");
        Traceparent.addTo(attributes);
        return attributes;
    }
}
