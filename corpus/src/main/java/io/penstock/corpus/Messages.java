package io.penstock.corpus;

import io.penstock.corpus.CorpusCase.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends inputs over Kafka, and reads what lies on the topics. */
final class Messages {
    static final String DEAD = ".dead-letter";

    /** A header that every message of the corpus has, and no other. */
    static final String STRANGE = "corpus";

    private static final String ID = "ce_id";
    private static final int MOST_BYTES = 16 << 20;

    private final String bootstrap;

    Messages(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /** Sends a message; returns why the broker refused it, or null. */
    String send(Message message, byte[] value) throws InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.request.size", MOST_BYTES);
        var event = new ProducerRecord<byte[], byte[]>(message.topic(), bytes(message.key()), value);
        message.headers().put(STRANGE, "true");
        message.headers().putIfAbsent(ID, UUID.randomUUID().toString());
        message.headers().keySet().forEach(name -> event.headers().add(name, message.header(name)));
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(event).get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause().getClass().getSimpleName();
        }
    }

    /** Everything on a topic. */
    List<ConsumerRecord<byte[], byte[]>> all(String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "max.partition.fetch.bytes", MOST_BYTES);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    Set<String> topics() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrap),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return new TreeSet<>(consumer.listTopics().keySet());
        }
    }

    /** Why each service set a message aside, by the service. */
    Map<String, String> setAside(Message message) {
        Map<String, String> reasons = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : all(message.topic() + DEAD)) {
            if (message.headers().get(ID).equals(header(letter, ID))) {
                reasons.put(header(letter, "dead_letter_service"), header(letter, "dead_letter_reason"));
            }
        }
        return reasons;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String key) {
        return key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }
}
