package io.penstock.messaging;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.messaging.ProcessingFailed.State;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** The rows of table {@code unsent_message}: messages that Kafka will never take, isolated so that those behind them go. */
@ApplicationScoped
class UnsentMessages {

    private static final Logger LOG = Logger.getLogger(UnsentMessages.class);

    private static final String ISOLATE = """
            WITH unsendable AS (DELETE FROM outbox WHERE id = ? RETURNING *)
            INSERT INTO unsent_message (topic, key, headers, payload, created_at, reason)
            SELECT topic, key, headers, payload, created_at, ? FROM unsendable""";
    private static final String LIST = """
            SELECT topic, headers ->> 'ce_id' AS event_id, key, reason, isolated_at FROM unsent_message ORDER BY id""";
    private static final String SEND_AGAIN = """
            WITH unsent AS (DELETE FROM unsent_message RETURNING *)
            INSERT INTO outbox (topic, key, headers, payload) SELECT topic, key, headers, payload FROM unsent ORDER BY id""";
    private static final String COUNT = "SELECT count(*) FROM unsent_message";

    private final AgroalDataSource dataSource;
    private final OutboxTable table;
    private final EventMessages events;
    private final AtomicLong count = new AtomicLong();

    UnsentMessages(AgroalDataSource dataSource, OutboxTable table, EventMessages events) {
        this.dataSource = dataSource;
        this.table = table;
        this.events = events;
    }

    void onStart(@Observes StartupEvent start, MeterRegistry metrics) {
        Gauge.builder("penstock.messages.unsent", this, messages -> messages.count.get())
                .description("Messages that were isolated because Kafka will never take them")
                .register(metrics);
    }

    /** Isolates a message of the outbox and tells people so, in the transaction of the connection. */
    void isolate(Connection connection, long id, UnsendableMessage unsendable) throws SQLException {
        String topic = unsendable.message().topic();
        try (var isolate = connection.prepareStatement(ISOLATE)) {
            isolate.setLong(1, id);
            isolate.setString(2, unsendable.reason());
            isolate.executeUpdate();
        }
        if (!topic.equals(ProcessingFailed.TOPIC)) {
            String service = events.service();
            ProcessingFailed failed =
                    ProcessingFailed.now(service, State.NOT_SENT, topic, "outbox id=" + id, unsendable.reason());
            table.insert(connection, List.of(events.of(service, failed)));
        }
        count.incrementAndGet();
        LOG.errorf(
                "message isolated that cannot be sent topic=%s outboxId=%d reason=%s", topic, id, unsendable.reason());
    }

    /** The isolated messages, oldest first. */
    List<UnsentMessage> list() {
        List<UnsentMessage> messages = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(LIST);
                var row = query.executeQuery()) {
            while (row.next()) {
                messages.add(new UnsentMessage(
                        row.getString("topic"),
                        row.getString("event_id"),
                        row.getString("key"),
                        row.getString("reason"),
                        row.getObject("isolated_at", OffsetDateTime.class).toInstant()));
            }
            return messages;
        } catch (SQLException e) {
            throw new IllegalStateException("unsent messages cannot be read", e);
        }
    }

    /** Puts all of them back into the outbox, and returns how many; the relay finds them at its next look. */
    int sendAgain() {
        int messages = QuarkusTransaction.requiringNew().call(() -> {
            try (Connection connection = dataSource.getConnection();
                    var statement = connection.prepareStatement(SEND_AGAIN)) {
                return statement.executeUpdate();
            }
        });
        look();
        return messages;
    }

    /** How many there are, as of the last look. */
    long count() {
        return count.get();
    }

    @Scheduled(every = "15s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try (Connection connection = dataSource.getConnection();
                var query = connection.prepareStatement(COUNT);
                var row = query.executeQuery()) {
            row.next();
            count.set(row.getLong(1));
        } catch (SQLException e) {
            LOG.warnf("unsent messages not counted failure=%s", Failures.describe(e));
        }
    }
}
