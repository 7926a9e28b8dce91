package io.penstock.messaging;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
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
        List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
        try {
            for (Message message : messages) {
                sent.add(producer.send(message.toRecord(), (metadata, failure) -> {
                    if (failure != null) {
                        producer.close(Duration.ZERO);
                    }
                }));
            }
        } catch (IllegalStateException closed) {
            // The failure for which the producer was closed says more.
            awaitAll(sent);
            throw closed;
        }
        producer.flush();
        awaitAll(sent);
    }

    private static void awaitAll(List<Future<RecordMetadata>> sent) throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
    }

    synchronized void close() {
        if (producer != null) {
            producer.close();
            producer = null;
        }
    }
}
