package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

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
    private final EventMessages messages;
    private final TransactionSynchronizationRegistry transactions;
    private final Relay relay;

    Outbox(
            AgroalDataSource dataSource,
            OutboxTable table,
            EventMessages messages,
            TransactionSynchronizationRegistry transactions,
            Relay relay) {
        this.dataSource = dataSource;
        this.table = table;
        this.messages = messages;
        this.transactions = transactions;
        this.relay = relay;
    }

    /**
     * Publishes an event in the current JTA transaction.
     *
     * @param key the Kafka key; events of one key arrive in order
     * @param event a record annotated with {@link Event}
     * @throws IllegalStateException if no transaction is active
     */
    public void publish(String key, Object event) {
        store(messages.of(key, event));
    }

    /**
     * Publishes an event in the transaction of a connection that the caller holds. The caller may
     * {@linkplain #wake() wake} the relay after its commit; otherwise the event leaves with the relay's next look.
     */
    public void publish(Connection connection, String key, Object event) throws SQLException {
        table.insert(connection, List.of(messages.of(key, event)));
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
                        .map(event -> messages.of(keyOf.apply(event), event))
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
}
