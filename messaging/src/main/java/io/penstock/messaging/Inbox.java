package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes events in, each once: the event's id is stored in the transaction of its effect, so that a repeated event is
 * acknowledged and does nothing.
 *
 * <pre>{@code
 * @Incoming("ingestion")
 * @Blocking
 * void on(ConsumerRecord<String, byte[]> message) {
 *     inbox.once(message, BatchStaged.class, planLoad::plan);
 * }
 * }</pre>
 *
 * <p>A failure that {@linkplain Failures#passes passes} is tried again, with growing pauses, for as long as it takes. A
 * message that cannot be decoded, or whose action fails for good, goes to {@code <topic>.dead-letter}.
 */
@ApplicationScoped
public class Inbox {

    private static final int TRANSACTION_TIMEOUT_S = 600;
    private static final String INSERT = "INSERT INTO inbox (topic, event_id) VALUES (?, ?) ON CONFLICT DO NOTHING";

    private final AgroalDataSource dataSource;
    private final Decoder decoder;
    private final DeadLetters deadLetters;
    private final Patience patience;

    Inbox(AgroalDataSource dataSource, Decoder decoder, DeadLetters deadLetters, Patience patience) {
        this.dataSource = dataSource;
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.patience = patience;
    }

    /** Decodes the message and runs the action in a transaction of its own, unless the event was processed before. */
    public <T> void once(ConsumerRecord<String, byte[]> message, Class<T> type, Consumer<T> action) {
        process(
                message,
                type,
                event -> QuarkusTransaction.requiringNew()
                        .timeout(TRANSACTION_TIMEOUT_S)
                        .run(() -> {
                            if (isNew(message)) {
                                action.accept(event);
                            }
                        }));
    }

    /**
     * Decodes the message and runs the action, without a transaction and without a memory of it: for long work that can
     * tell by its own state whether it is done.
     */
    public <T> void always(ConsumerRecord<String, byte[]> message, Class<T> type, Consumer<T> action) {
        process(message, type, action);
    }

    private <T> void process(ConsumerRecord<String, byte[]> message, Class<T> type, Consumer<T> action) {
        try {
            T event = decoder.decode(message.value(), type);
            patience.persist(message.topic(), () -> action.accept(event));
            Failpoint.reach("inbox.committed");
        } catch (Patience.Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            patience.persist(message.topic(), () -> deadLetters.add(message, e));
        }
    }

    private boolean isNew(ConsumerRecord<String, byte[]> message) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, message.topic());
            statement.setString(2, Message.idOf(message));
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new Retryable("inbox cannot be written", e);
        }
    }
}
