package io.penstock.messaging;

import static io.penstock.messaging.DeadLetters.SUFFIX;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the dead letters of this service, and puts them back. What was put back is remembered by the offsets of a
 * consumer group of its own.
 */
@ApplicationScoped
class DeadLetterTopics {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> broker;
    private final String service;
    private final MessageSender sender;

    DeadLetterTopics(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            @ConfigProperty(name = "quarkus.application.name") String service,
            MessageSender sender) {
        this.broker = broker;
        this.service = service;
        this.sender = sender;
    }

    /** What was set aside and not put back yet, oldest first. */
    List<DeadLetter> list() {
        try (Consumer<String, byte[]> consumer = consumer()) {
            return consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.endsWith(SUFFIX))
                    .flatMap(topic -> unread(consumer, topic).stream())
                    .filter(this::isOurs)
                    .map(DeadLetterTopics::describe)
                    .sorted(Comparator.comparing(DeadLetter::at))
                    .toList();
        }
    }

    /** Sends the dead letters of a topic to it again; returns how many. */
    int replay(String topic) throws ExecutionException, InterruptedException {
        try (Consumer<String, byte[]> consumer = consumer()) {
            List<ConsumerRecord<String, byte[]>> letters = unread(consumer, topic + SUFFIX);
            List<Message> messages = letters.stream()
                    .filter(this::isOurs)
                    .map(letter -> revived(letter, topic))
                    .toList();
            sender.send(messages);
            consumer.commitSync(endOf(consumer, topic + SUFFIX));
            return messages.size();
        }
    }

    private Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, service + "-dead-letters");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static List<ConsumerRecord<String, byte[]>> unread(Consumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = partitions(consumer, topic);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(Map.copyOf(ends).keySet());
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                consumer.seek(partition, offset.offset());
            }
        });
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private static Map<TopicPartition, OffsetAndMetadata> endOf(Consumer<String, byte[]> consumer, String topic) {
        Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
        for (TopicPartition partition : partitions(consumer, topic)) {
            read.put(partition, new OffsetAndMetadata(consumer.position(partition)));
        }
        return read;
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> letter) {
        return service.equals(Message.of(letter).headers().get(DeadLetters.SERVICE));
    }

    private static DeadLetter describe(ConsumerRecord<String, byte[]> letter) {
        Map<String, String> headers = Message.of(letter).headers();
        String topic = letter.topic().substring(0, letter.topic().length() - SUFFIX.length());
        return new DeadLetter(
                topic,
                headers.get(Message.ID),
                letter.key(),
                headers.get(DeadLetters.REASON),
                headers.getOrDefault(DeadLetters.AT, ""),
                headers.get(DeadLetters.ALTERED));
    }

    private static Message revived(ConsumerRecord<String, byte[]> letter, String topic) {
        Message message = Message.of(letter);
        Map<String, String> headers = new LinkedHashMap<>(message.headers());
        headers.keySet()
                .removeAll(List.of(DeadLetters.SERVICE, DeadLetters.REASON, DeadLetters.AT, DeadLetters.ALTERED));
        return new Message(topic, message.key(), headers, message.value());
    }
}
