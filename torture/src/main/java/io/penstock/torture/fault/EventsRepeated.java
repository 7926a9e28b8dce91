package io.penstock.torture.fault;

import io.penstock.local.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The latest events of all topics are published again, with their ids, in any order: while others arrive, and again. */
record EventsRepeated() implements Fault {

    private static final int LATEST = 500;
    private static final int TIMES = 2;
    private static final long PAUSE_MS = 1_000;

    @Override
    public String name() {
        return "events-repeated";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws InterruptedException {
        String bootstrap = rig.servers().kafka().bootstrap();
        long published = 0;
        for (int i = 0; i < TIMES; i++) {
            List<ConsumerRecord<byte[], byte[]>> events = latest(bootstrap);
            Collections.shuffle(events, new Random(random.nextLong()));
            publish(bootstrap, events);
            published += events.size();
            Thread.sleep(PAUSE_MS);
        }
        return published + " events published again";
    }

    private static List<ConsumerRecord<byte[], byte[]>> latest(String bootstrap) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                    .filter(topic ->
                            !topic.getKey().startsWith("__") && !topic.getKey().endsWith(".dead-letter"))
                    .flatMap(topic -> topic.getValue().stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            ends.forEach((partition, end) -> consumer.seek(partition, Math.max(0, end - LATEST)));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(events::add);
            }
        }
        return events;
    }

    private static void publish(String bootstrap, List<ConsumerRecord<byte[], byte[]>> events) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var event : events) {
                var again = new ProducerRecord<>(event.topic(), null, event.key(), event.value(), event.headers());
                var unused = producer.send(again);
            }
            producer.flush();
        }
    }
}
