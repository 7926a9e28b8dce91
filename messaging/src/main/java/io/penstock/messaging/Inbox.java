package io.penstock.messaging;

import io.penstock.messaging.trace.AboutBatch;
import io.penstock.messaging.trace.CurrentStep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Takes events in, each once: the event's id is stored in the transaction of its effect, so that a repeated event is
 * acknowledged and does nothing. The trace of whoever published it goes on, and the log has the batch that it is about.
 *
 * <pre>{@code
 * @Incoming("ingestion")
 * @Blocking
 * void on(ConsumerRecord<String, byte[]> message) {
 *     inbox.once(message, BatchStaged.class, planLoad::plan);
 * }
 * }</pre>
 *
 * <p>What becomes of a failure is said by {@link Failures}: the message is tried again, with growing pauses, or it goes to
 * {@code <topic>.dead-letter}, as does one that cannot be decoded.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final int TRANSACTION_TIMEOUT_S = 600;

    private final InboxTable table;
    private final Decoder decoder;
    private final DeadLetters deadLetters;
    private final Patience patience;

    Inbox(InboxTable table, Decoder decoder, DeadLetters deadLetters, Patience patience) {
        this.table = table;
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.patience = patience;
    }

    /** Decodes the message and runs the action in a transaction of its own, unless the event was processed before. */
    public <T> void once(ConsumerRecord<String, byte[]> message, Class<T> type, Consumer<T> action) {
        process(
                message,
                type,
                event -> inTransaction(() -> {
                    if (!table.note(List.of(message)).isEmpty()) {
                        action.accept(event);
                    }
                }),
                event -> {});
    }

    /**
     * As {@link #once}, for many messages at the cost of one transaction: the action gets the events that were not
     * processed before, in their order. If it fails for good it is done again for one event after the other, so that only
     * those are set aside that are to blame.
     *
     * <pre>{@code
     * @Incoming("reading")     // with mp.messaging.incoming.reading.batch=true
     * @Blocking
     * void on(ConsumerRecords<String, byte[]> messages) {
     *     inbox.onceAll(messages, Reading.class, keepReadings::keep);
     * }
     * }</pre>
     *
     * @param messages all of one topic
     */
    public <T> void onceAll(
            Iterable<ConsumerRecord<String, byte[]>> messages, Class<T> type, Consumer<List<T>> action) {
        Map<ConsumerRecord<String, byte[]>, T> events = decode(messages, type);
        if (events.isEmpty()) {
            return;
        }
        Received.together(events).run(() -> takeTogether(events, type, action));
    }

    private <T> void takeTogether(
            Map<ConsumerRecord<String, byte[]>, T> events, Class<T> type, Consumer<List<T>> action) {
        Place first = Place.of(events.keySet().iterator().next());
        try {
            patience.persist(first, () -> inTransaction(() -> act(events, action)));
            Failpoint.reach("inbox.committed");
        } catch (Patience.Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.warnf(
                    "messages are tried one by one from %s messages=%d failure=%s",
                    first, events.size(), Failures.describe(e));
            events.keySet().forEach(message -> once(message, type, event -> action.accept(List.of(event))));
        }
    }

    private <T> void act(Map<ConsumerRecord<String, byte[]>, T> events, Consumer<List<T>> action) {
        Set<String> fresh = table.note(events.keySet());
        List<T> toDo = events.entrySet().stream()
                .filter(event -> fresh.remove(Message.idOf(event.getKey())))
                .map(Map.Entry::getValue)
                .toList();
        if (!toDo.isEmpty()) {
            action.accept(toDo);
        }
    }

    /** Those that cannot be decoded are set aside. */
    private <T> Map<ConsumerRecord<String, byte[]>, T> decode(
            Iterable<ConsumerRecord<String, byte[]>> messages, Class<T> type) {
        Map<ConsumerRecord<String, byte[]>, T> events = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            try {
                events.put(message, decoder.decode(message.value(), type));
            } catch (Undecodable e) {
                patience.persist(Place.of(message), () -> deadLetters.add(message, e));
            }
        }
        return events;
    }

    private static void inTransaction(Runnable work) {
        QuarkusTransaction.requiringNew().timeout(TRANSACTION_TIMEOUT_S).run(work);
    }

    /**
     * Decodes the message and runs the action, without a transaction and without a memory of it: for long work that can
     * tell by its own state whether it is done.
     *
     * @param abandon puts on record that the work is given up, before the message is set aside
     */
    public <T> void always(
            ConsumerRecord<String, byte[]> message, Class<T> type, Consumer<T> action, Consumer<T> abandon) {
        process(message, type, action, abandon);
    }

    private <T> void process(
            ConsumerRecord<String, byte[]> message, Class<T> type, Consumer<T> action, Consumer<T> abandon) {
        Received.step(message).run(() -> {
            try {
                take(message, decoder.decode(message.value(), type), action, abandon);
            } catch (Undecodable e) {
                setAside(message, e);
            }
        });
    }

    private <T> void take(ConsumerRecord<String, byte[]> message, T event, Consumer<T> action, Consumer<T> abandon) {
        AboutBatch.of(event).ifPresent(CurrentStep::about);
        Place place = Place.of(message);
        try {
            patience.persist(place, () -> action.accept(event));
            Failpoint.reach("inbox.committed");
        } catch (Patience.Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            abandon(place, () -> abandon.accept(event));
            setAside(message, e);
        }
    }

    /** The message is set aside in any case: what holds the others up is gone then. */
    private void abandon(Place place, Runnable abandon) {
        try {
            patience.persist(place, abandon);
        } catch (Patience.Stopped e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.errorf(Failures.withoutData(e), "work is not given up %s failure=%s", place, Failures.describe(e));
        }
    }

    private void setAside(ConsumerRecord<String, byte[]> message, RuntimeException failure) {
        CurrentStep.failed(failure);
        patience.persist(Place.of(message), () -> deadLetters.add(message, failure));
    }
}
