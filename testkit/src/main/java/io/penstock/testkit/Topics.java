package io.penstock.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of the AsyncAPI description: made, written to and read from. */
public final class Topics {

    private Topics() {}

    /** Creates every topic, and its dead-letter topic, that is not there yet. */
    public static void create(String bootstrap) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            for (var created : admin.createTopics(described()).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("topic was not created", e);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were created", e);
        }
    }

    private static List<NewTopic> described() {
        List<NewTopic> topics = new ArrayList<>();
        try (var in = Topics.class.getResourceAsStream("/contracts/asyncapi.yaml")) {
            for (JsonNode channel : new YAMLMapper().readTree(in).get("channels")) {
                String name = channel.get("address").asText();
                JsonNode kafka = channel.at("/bindings/kafka");
                short replicas = (short) kafka.get("replicas").asInt();
                topics.add(new NewTopic(name, kafka.get("partitions").asInt(), replicas));
                topics.add(new NewTopic(name + ".dead-letter", 1, replicas));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return topics;
    }

    /** Sends a message to the test run's broker as an event with a new id; returns the id. */
    public static String publish(String topic, String key, String json) {
        String id = UUID.randomUUID().toString();
        publish(topic, key, json, Map.of("ce_id", id));
        return id;
    }

    /** Sends a message to a partition as an event with a new id. */
    public static void publish(String topic, int partition, String key, String json) {
        publish(
                new ProducerRecord<>(topic, partition, key, json),
                Map.of("ce_id", UUID.randomUUID().toString()));
    }

    /** Sends a message with these headers. */
    public static void publish(String topic, String key, String value, Map<String, String> headers) {
        publish(new ProducerRecord<>(topic, key, value), headers);
    }

    private static void publish(ProducerRecord<String, String> message, Map<String, String> headers) {
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka().bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("message was not sent", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        }
    }

    /** Reads a topic from its beginning until a message fits, and returns it. */
    public static ConsumerRecord<String, String> await(String topic, Predicate<ConsumerRecord<String, String>> fits) {
        try (var consumer = consumer(topic)) {
            Instant end = Instant.now().plus(Waiting.LIMIT);
            while (Instant.now().isBefore(end)) {
                for (var message : consumer.poll(Duration.ofMillis(100))) {
                    if (fits.test(message)) {
                        return message;
                    }
                }
            }
        }
        throw new AssertionError("no fitting message on topic " + topic);
    }

    /** Everything that is on a topic now. */
    public static List<ConsumerRecord<String, String>> all(String topic) {
        try (var consumer = consumer(topic)) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            List<ConsumerRecord<String, String>> messages = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
            return messages;
        }
    }

    private static KafkaConsumer<String, String> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", Servers.kafka().bootstrap()),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToBeginning(consumer.assignment());
        return consumer;
    }
}
