package io.penstock.torture.oracle;

import io.penstock.local.Rig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the broker itself says of topics and of who has read how far. */
final class Broker {

    private static final String DEAD_LETTER = ".dead-letter";

    private final String bootstrap;

    private Broker(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    static Broker of(Rig rig) {
        return new Broker(rig.servers().kafka().bootstrap());
    }

    /** How many messages are on the dead-letter topics that have any. */
    Map<String, Long> deadLetters() {
        Map<String, Long> found = new TreeMap<>();
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        ends().forEach((partition, end) -> {
            long messages = end - begins.getOrDefault(partition, 0L);
            if (partition.topic().endsWith(DEAD_LETTER) && messages > 0) {
                found.merge(partition.topic(), messages, Long::sum);
            }
        });
        return found;
    }

    /** How many messages the services have yet to read, by consumer group, where there are any. */
    Map<String, Long> unread() {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, Long> begins = offsets(OffsetSpec.earliest());
        Map<String, Long> unread = new TreeMap<>();
        try (Admin admin = admin()) {
            for (var group : admin.listGroups().all().get()) {
                committed(admin, group.groupId()).forEach((partition, read) -> {
                    long from = Math.max(read.offset(), begins.getOrDefault(partition, 0L));
                    long left = ends.getOrDefault(partition, 0L) - from;
                    if (left > 0) {
                        unread.merge(group.groupId(), left, Long::sum);
                    }
                });
            }
            return unread;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Map<TopicPartition, OffsetAndMetadata> committed(Admin admin, String group)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get());
        committed.values().removeIf(offset -> offset == null);
        return committed;
    }

    private Map<TopicPartition, Long> ends() {
        return offsets(OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec which) {
        try (Admin admin = admin()) {
            List<String> topics = List.copyOf(admin.listTopics().names().get());
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(info -> wanted.put(new TopicPartition(topic, info.partition()), which)));
            Map<TopicPartition, Long> offsets = new HashMap<>();
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> one :
                    admin.listOffsets(wanted).all().get().entrySet()) {
                offsets.put(one.getKey(), one.getValue().offset());
            }
            return offsets;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap));
    }
}
