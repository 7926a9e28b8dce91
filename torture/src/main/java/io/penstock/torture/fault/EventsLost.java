package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * The processes of etl are killed, and what lies on the topics that they read is deleted, as if they had been away for longer
 * than Kafka keeps it. They and those of ingest start again, and look for what was lost sooner than by default.
 */
record EventsLost() implements Fault {

    private static final List<String> TOPICS = List.of("ingestion", "etl-chunk");
    private static final Map<Service, Map<String, String>> SETTINGS = Map.of(
            Service.ETL,
            Map.of("PENSTOCK_ETL_LOST_CHUNKS_AFTER", "10s", "PENSTOCK_ETL_LOST_CHUNKS_LOOK_EVERY", "2s"),
            Service.INGEST,
            Map.of("PENSTOCK_INGEST_UNKNOWN_BATCHES_AFTER", "10s", "PENSTOCK_INGEST_UNKNOWN_BATCHES_LOOK_EVERY", "2s"));

    @Override
    public String name() {
        return "events-lost";
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws Exception {
        rig.platform().replicas(Service.ETL).forEach(ServiceProcess::kill);
        int partitions = deleteEvents(rig.servers().kafka().bootstrap());
        rig.platform().replicas(Service.INGEST).forEach(ServiceProcess::kill);
        SETTINGS.forEach(
                (service, settings) -> rig.platform().replicas(service).forEach(process -> process.start(settings)));
        SETTINGS.keySet()
                .forEach(service ->
                        rig.platform().replicas(service).forEach(process -> process.awaitReady(Processes.START)));
        return "events of " + partitions + " partitions deleted while etl was away";
    }

    private static int deleteEvents(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(TOPICS)
                    .allTopicNames()
                    .get()
                    .forEach((topic, description) -> description
                            .partitions()
                            .forEach(info ->
                                    ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest())));
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            admin.listOffsets(ends)
                    .all()
                    .get()
                    .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(all).all().get();
            return all.size();
        }
    }
}
