package io.penstock.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A Kafka message, on its way out or as it came in. Events are CloudEvents in Kafka's binary mode: the attributes are
 * headers {@code ce_…}, the value is the JSON alone (CloudEvents Kafka protocol binding 1.0.2, section 3.2).
 */
record Message(String topic, String key, Map<String, String> headers, byte[] value) {

    static final String ID = "ce_id";

    static Message of(ConsumerRecord<String, byte[]> received) {
        Map<String, String> headers = new LinkedHashMap<>();
        received.headers().forEach(header -> {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), UTF_8));
            }
        });
        byte[] value = received.value() == null ? new byte[0] : received.value();
        return new Message(received.topic(), received.key(), headers, value);
    }

    /** The event's id; a message of a foreign producer, which has none, is known by its place. */
    static String idOf(ConsumerRecord<?, ?> received) {
        var header = received.headers().lastHeader(ID);
        return header != null && header.value() != null
                ? new String(header.value(), UTF_8)
                : received.topic() + ":" + received.partition() + ":" + received.offset();
    }

    ProducerRecord<String, byte[]> toRecord() {
        var message = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return message;
    }
}
