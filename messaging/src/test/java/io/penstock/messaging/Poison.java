package io.penstock.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.testkit.Servers;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Messages that cannot be kept as they are, each with a marker by which its dead letter is found. */
enum Poison {
    OVER_LONG_ID {
        @Override
        void fill(Map<String, byte[]> headers) {
            headers.put(Message.ID, incompressible(20_000).getBytes(UTF_8));
        }
    },
    NUL_IN_ID {
        @Override
        void fill(Map<String, byte[]> headers) {
            headers.put(Message.ID, "a\0b".getBytes(UTF_8));
        }
    },
    NUL_IN_KEY("a\0b", "no event"),
    NUL_IN_HEADER("key", "no event") {
        @Override
        void fill(Map<String, byte[]> headers) {
            headers.put("source\0name", "a\0b".getBytes(UTF_8));
        }
    },
    HEADERS_OF_A_MEGABYTE("key", "no event") {
        @Override
        void fill(Map<String, byte[]> headers) {
            headers.put("comment", new byte[1 << 20]);
            for (int i = 0; i < 5_000; i++) {
                headers.put("header-" + i, new byte[20]);
            }
        }
    },
    LARGEST_MESSAGE("key", "") {
        @Override
        void fill(Map<String, byte[]> headers) {
            headers.put("comment", incompressible(1_200_000).getBytes(UTF_8));
        }
    };

    static final String MARKER = "poison";

    private static final int MAX_MESSAGE_BYTES = 4 << 20;

    private final String key;
    private final String value;

    Poison() {
        this("key", "{\"batchId\":301,\"chunk\":1}");
    }

    Poison(String key, String value) {
        this.key = key;
        this.value = value;
    }

    void fill(Map<String, byte[]> headers) {}

    /** Sends the message to a partition of a topic. */
    void send(String topic, int partition) throws Exception {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put(MARKER, name().getBytes(UTF_8));
        headers.put(Message.ID, UUID.randomUUID().toString().getBytes(UTF_8));
        fill(headers);
        if (!value.isEmpty()) {
            send(topic, partition, headers, value.getBytes(UTF_8));
            return;
        }
        int bytes = MAX_MESSAGE_BYTES - headers.get("comment").length;
        while (!isSent(topic, partition, headers, new byte[bytes])) {
            bytes -= 40;
        }
    }

    /** Whether the broker has taken the message; false if it is too large. */
    private boolean isSent(String topic, int partition, Map<String, byte[]> headers, byte[] body) throws Exception {
        try {
            send(topic, partition, headers, body);
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException) {
                return false;
            }
            throw e;
        }
    }

    private void send(String topic, int partition, Map<String, byte[]> headers, byte[] body) throws Exception {
        var message = new ProducerRecord<>(topic, partition, key, body);
        headers.forEach((name, text) -> message.headers().add(name, text));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        "bootstrap.servers", Servers.kafka().bootstrap(), "max.request.size", 2 * MAX_MESSAGE_BYTES),
                new StringSerializer(),
                new ByteArraySerializer())) {
            producer.send(message).get();
        }
    }

    private static String incompressible(int length) {
        return new Random(17)
                .ints('!', '~')
                .limit(length)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
