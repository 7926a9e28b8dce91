package io.penstock.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends messages so that none is lost, doubled or overtaken on the way: all in-sync replicas acknowledge, the producer is
 * idempotent, and once a message has failed no later one is sent. A producer goes on with the next batch when one has
 * failed, so this one is closed at the first failure, before its only request in flight makes room for another.
 */
@ApplicationScoped
class MessageSender {

    private static final int MAX_MESSAGE_BYTES = 4 << 20;
    private static final int MAX_BATCH_BYTES = 1 << 20;

    private final Map<String, Object> settings;
    private Producer<String, byte[]> producer;

    MessageSender(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        settings = new HashMap<>(broker);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, MAX_BATCH_BYTES);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_MESSAGE_BYTES);
    }

    /**
     * Sends all, and returns when every one is acknowledged. If it fails, those of each key that were sent are the first
     * of that key.
     *
     * @throws UnsendableMessage if the fault is that of one message
     */
    synchronized void send(List<Message> messages) throws ExecutionException, InterruptedException {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        try {
            send(messages, producer);
        } catch (ExecutionException | InterruptedException | RuntimeException e) {
            producer.close(Duration.ZERO);
            producer = null;
            throw e;
        }
    }

    private static void send(List<Message> messages, Producer<String, byte[]> producer)
            throws ExecutionException, InterruptedException {
        List<CompletableFuture<Void>> sent = new ArrayList<>(messages.size());
        for (Message message : messages) {
            sent.add(send(message, producer));
            if (sent.get(sent.size() - 1).isCompletedExceptionally()) {
                break;
            }
        }
        producer.flush();
        CompletableFuture<Void> all = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
        Throwable failure = all.<Throwable>handle((done, thrown) -> thrown).get();
        if (failure != null) {
            throwFaultOfAMessage(messages, sent);
            all.get();
        }
    }

    private static CompletableFuture<Void> send(Message message, Producer<String, byte[]> producer) {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        try {
            var unused = producer.send(message.toRecord(), (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(null);
                } else {
                    sent.completeExceptionally(failure);
                    producer.close(Duration.ZERO);
                }
            });
        } catch (RuntimeException e) {
            // The message cannot be serialized, or the producer was closed for a failure that says more.
            sent.completeExceptionally(e);
            producer.close(Duration.ZERO);
        }
        return sent;
    }

    private static void throwFaultOfAMessage(List<Message> messages, List<CompletableFuture<Void>> sent)
            throws UnsendableMessage {
        for (int i = 0; i < sent.size(); i++) {
            Throwable failure = sent.get(i).handle((done, thrown) -> thrown).join();
            if (UnsendableMessage.isFaultOfTheMessage(failure)) {
                List<Message> acknowledged = IntStream.range(0, sent.size())
                        .filter(n -> !sent.get(n).isCompletedExceptionally())
                        .mapToObj(messages::get)
                        .toList();
                throw new UnsendableMessage(messages.get(i), acknowledged, failure);
            }
        }
    }

    synchronized void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }
}
