package io.penstock.messaging;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events that are taken in many at a time. */
@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class GatheringIT {

    private static final String TOPIC = "etl-progress";

    @Inject
    GatheringListener listener;

    @BeforeEach
    void makeTable() throws SQLException {
        sql("CREATE TABLE IF NOT EXISTS reporting.gathered (batch_id bigint, chunk int)");
        sql("GRANT ALL ON reporting.gathered TO reporting");
    }

    @Test
    void manyEventsAreTakenAtOnceAndEachHasItsEffectOnceHoweverOftenItIsTold() throws Exception {
        List<ProducerRecord<String, String>> told = new ArrayList<>();
        for (int n = 0; n < 600; n++) {
            told.add(event("201-" + n, "{\"batchId\":201,\"chunk\":%d}".formatted(n)));
            told.add(event("201-" + n, "{\"batchId\":201,\"chunk\":%d}".formatted(n)));
        }
        publish(told);
        publish(told);
        publish(List.of(event("last", "{\"batchId\":202,\"chunk\":1}")));

        await().until(() -> gathered(202) == 1 && gathered(201) >= 600);
        assertEquals(600, gathered(201));
        assertTrue(listener.most.get() > 50, "most at once: " + listener.most);
    }

    @Test
    void onlyThoseToBlameAreSetAside() throws Exception {
        List<ProducerRecord<String, String>> told = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            told.add(event("203-" + n, "{\"batchId\":203,\"chunk\":%d}".formatted(n)));
        }
        told.add(7, event("no-event", "Jane Roe"));
        told.add(30, event("a\0b", "{\"batchId\":203,\"chunk\":50}"));
        told.add(20, event("fails", "{\"batchId\":213,\"chunk\":1}"));

        publish(told);

        await().until(() -> gathered(203) == 40);
        for (String id : List.of("no-event", "fails", "a\u2400b")) {
            Topics.await(
                    TOPIC + ".dead-letter",
                    m -> id.equals(new String(m.headers().lastHeader("ce_id").value(), UTF_8)));
        }
        assertEquals(0, gathered(213));
    }

    @Test
    void failureThatPassesIsTriedAgainForAllOfThem() throws Exception {
        publish(List.of(
                event("204-1", "{\"batchId\":204,\"chunk\":1}"),
                event("214-1", "{\"batchId\":214,\"chunk\":1}"),
                event("204-2", "{\"batchId\":204,\"chunk\":2}")));

        await().until(() -> gathered(204) == 2 && gathered(214) == 1);
    }

    private static ProducerRecord<String, String> event(String id, String json) {
        var event = new ProducerRecord<>(TOPIC, 0, "k", json);
        event.headers().add("ce_id", id.getBytes(UTF_8));
        return event;
    }

    private static void publish(List<ProducerRecord<String, String>> events) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka().bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (var event : events) {
                sent.add(producer.send(event));
            }
            for (var one : sent) {
                one.get();
            }
        }
    }

    private static long gathered(long batchId) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var query = connection.prepareStatement("SELECT count(*) FROM reporting.gathered WHERE batch_id = ?")) {
            query.setLong(1, batchId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
