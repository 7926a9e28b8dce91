package io.penstock.messaging;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a message is. */
record Place(String topic, int partition, long offset) {

    static Place of(ConsumerRecord<?, ?> message) {
        return new Place(message.topic(), message.partition(), message.offset());
    }

    @Override
    public String toString() {
        return "topic=%s partition=%d offset=%d".formatted(topic, partition, offset);
    }
}
