package io.penstock.torture.fault;

import io.penstock.local.Rig;
import io.penstock.local.Service;
import io.penstock.local.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/**
 * What lies on the topics that etl reads is deleted while its processes are away, as if they had been so for longer than Kafka
 * keeps it: first what says that batches are staged, then chunks of a load. They and those of ingest look for what was lost
 * sooner than by default.
 */
record EventsLost() implements Fault {

    private static final String UNKNOWN_BATCHES = """
            SELECT count(*) FROM ingest.batch AS b
            WHERE b.state = 'STAGED' AND NOT EXISTS (SELECT FROM etl.load AS l WHERE l.batch_id = b.id)
              AND NOT EXISTS (SELECT FROM ingest.outbox)""";
    private static final String OPEN_CHUNKS = """
            SELECT count(*) FROM etl.chunk JOIN etl.load USING (batch_id) WHERE NOT done AND finished_at IS NULL""";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_EVERY_MS = 20;
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
    public boolean comesByItself() {
        return true;
    }

    @Override
    public void prepare(Rig rig, RandomGenerator random) {
        kill(rig, Service.INGEST);
        start(rig, Service.INGEST);
        kill(rig, Service.ETL);
    }

    @Override
    public String strike(Rig rig, Scale scale, RandomGenerator random) throws Exception {
        long batches = lose(rig, "ingestion", UNKNOWN_BATCHES);
        start(rig, Service.ETL);
        await(rig, OPEN_CHUNKS);
        kill(rig, Service.ETL);
        long chunks = lose(rig, "etl-chunk", OPEN_CHUNKS);
        start(rig, Service.ETL);
        return "events of " + batches + " batches and " + chunks + " chunks deleted while etl was away";
    }

    /** Deletes what is on the topic, when there is work of which it tells; returns how much work. */
    private static long lose(Rig rig, String topic, String work) throws Exception {
        long found = await(rig, work);
        deleteEvents(rig.servers().kafka().bootstrap(), topic);
        return found;
    }

    private static long await(Rig rig, String work) throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long found = rig.penstock().number(work);
            if (found > 0) {
                return found;
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
        throw new IllegalStateException("there was nothing to lose within " + PATIENCE);
    }

    private static void kill(Rig rig, Service service) {
        rig.platform().replicas(service).forEach(ServiceProcess::kill);
    }

    private static void start(Rig rig, Service service) {
        List<ServiceProcess> replicas = rig.platform().replicas(service);
        replicas.forEach(process -> process.start(SETTINGS.get(service)));
        replicas.forEach(process -> process.awaitReady(Processes.START));
    }

    private static void deleteEvents(String bootstrap, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .forEach(info -> ends.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
            Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
            admin.listOffsets(ends)
                    .all()
                    .get()
                    .forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(all).all().get();
        }
    }
}
