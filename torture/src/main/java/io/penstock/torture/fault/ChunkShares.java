package io.penstock.torture.fault;

import io.penstock.local.Rig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many chunks each member of etl's consumer group was handed since a moment, by the broker's own books. */
final class ChunkShares {

    private static final String TOPIC = "etl-chunk";
    private static final String GROUP = "etl-service.etl-chunk";

    private final Map<TopicPartition, Long> before;

    private ChunkShares(Map<TopicPartition, Long> before) {
        this.before = before;
    }

    /** Counts from now on. */
    static ChunkShares begin(Rig rig) throws InterruptedException, ExecutionException {
        try (Admin admin = admin(rig)) {
            return new ChunkShares(ends(admin));
        }
    }

    /** By member; there are as many as processes, since each has one consumer. */
    Map<String, Long> until(Rig rig) throws InterruptedException, ExecutionException {
        try (Admin admin = admin(rig)) {
            Map<TopicPartition, Long> after = ends(admin);
            Map<String, Long> shares = new TreeMap<>();
            for (MemberDescription member : members(admin)) {
                long share = member.assignment().topicPartitions().stream()
                        .mapToLong(partition -> after.get(partition) - before.get(partition))
                        .sum();
                shares.put(member.consumerId(), share);
            }
            return shares;
        }
    }

    private static List<MemberDescription> members(Admin admin) throws InterruptedException, ExecutionException {
        return List.copyOf(admin.describeConsumerGroups(List.of(GROUP))
                .describedGroups()
                .get(GROUP)
                .get()
                .members());
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws InterruptedException, ExecutionException {
        var topic = admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
        Map<TopicPartition, OffsetSpec> wanted = topic.partitions().stream()
                .collect(Collectors.toMap(
                        info -> new TopicPartition(TOPIC, info.partition()), info -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static Admin admin(Rig rig) {
        return Admin.create(Map.of("bootstrap.servers", rig.servers().kafka().bootstrap()));
    }
}
