package io.penstock.torture.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.local.Rig;
import io.penstock.torture.oracle.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Messages that cannot be kept as they are come between the others, on every partition of some topics, a large one on one; and a message that
 * Kafka does not take is in the middle of an outbox.
 */
record MessagesPoisoned() implements Fault {

    /** Topics, and by how many services each of their messages is received. */
    private static final Map<String, Integer> RECEIVERS =
            Map.of("ingestion", 2, "etl-chunk", 1, "etl-complete", 1, "validation-failed", 2, "reminder-due", 1);

    private static final String DEAD_LETTER = ".dead-letter";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int LARGE_BODY = 2_900_000;
    private static final int LARGE_HEADER = 1_200_000;
    private static final int TOO_LARGE = 5 << 20;
    private static final String UNSENDABLE = """
            INSERT INTO etl.outbox (topic, key, headers, payload)
            VALUES ('etl-progress', '1', '{"ce_id": "too-large"}', decode(repeat('00', %d), 'hex'))""".formatted(TOO_LARGE);

    @Override
    public String name() {
        return "messages-poisoned";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws Exception {
        int sent = 0;
        Map<String, Object> settings =
                Map.of("bootstrap.servers", rig.servers().kafka().bootstrap(), "max.request.size", 2 * TOO_LARGE);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (String topic : RECEIVERS.keySet()) {
                for (var partition : producer.partitionsFor(topic)) {
                    for (var message : poison(topic, partition.partition())) {
                        producer.send(message).get();
                        sent++;
                    }
                }
            }
        }
        rig.penstock().execute(UNSENDABLE);
        return sent + " messages that cannot be processed, and one that cannot be sent";
    }

    private static List<ProducerRecord<String, byte[]>> poison(String topic, int partition) {
        var withNul = List.of(
                message(topic, partition, "key", 10, "ce_id", "a\0b".getBytes(UTF_8)),
                message(topic, partition, "a\0b", 10, "source\0", "a\0b".getBytes(UTF_8)));
        var large = message(topic, partition, "key", LARGE_BODY, "comment", new byte[LARGE_HEADER]);
        return Stream.concat(withNul.stream(), Stream.of(large).filter(message -> partition == 0))
                .toList();
    }

    private static ProducerRecord<String, byte[]> message(
            String topic, int partition, String key, int bytes, String header, byte[] text) {
        var message = new ProducerRecord<>(topic, partition, key, new byte[bytes]);
        message.headers().add(header, text);
        return message;
    }

    /** Each must be a dead letter of each receiver. They are deleted, so that the oracle finds only what it should not. */
    @Override
    public List<Finding> mend(Rig rig) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long missing = missing(rig);
        while (missing != 0 && System.nanoTime() < end) {
            Thread.sleep(500);
            missing = missing(rig);
        }
        String bootstrap = rig.servers().kafka().bootstrap();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, RecordsToDelete> letters = new HashMap<>();
            ends(admin)
                    .forEach((partition, offset) ->
                            letters.put(partition, RecordsToDelete.beforeOffset(offset.offset())));
            admin.deleteRecords(letters).all().get();
        }
        return List.of(new Finding("poisoned messages that were not set aside", Math.abs(missing), ""), unsent(rig));
    }

    private static Finding unsent(Rig rig) throws SQLException {
        long isolated = rig.penstock().number("SELECT count(*) FROM etl.unsent_message");
        rig.penstock().execute("DELETE FROM etl.unsent_message");
        return new Finding("messages that cannot be sent and were not isolated", Math.abs(1 - isolated), "");
    }

    private static long missing(Rig rig) throws Exception {
        String bootstrap = rig.servers().kafka().bootstrap();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<String, Integer> partitions =
                    admin.describeTopics(RECEIVERS.keySet()).allTopicNames().get().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    topic -> topic.getValue().partitions().size()));
            long expected = partitions.entrySet().stream()
                    .mapToLong(topic -> (2L * topic.getValue() + 1) * RECEIVERS.get(topic.getKey()))
                    .sum();
            long found = ends(admin).values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
            long before = offsets(admin, OffsetSpec.earliest()).values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
            return expected - (found - before);
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin) throws Exception {
        return offsets(admin, OffsetSpec.latest());
    }

    /** Of the dead-letter topics, which have one partition each. */
    private static Map<TopicPartition, ListOffsetsResultInfo> offsets(Admin admin, OffsetSpec which) throws Exception {
        return admin.listOffsets(RECEIVERS.keySet().stream()
                        .collect(Collectors.toMap(topic -> new TopicPartition(topic + DEAD_LETTER, 0), topic -> which)))
                .all()
                .get();
    }
}
