package io.penstock.notification.reminder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;

/** Events {@code reminder-due} as reporting-service tells them. */
final class DueEvents {

    private static final String TOPIC = "reminder-due";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An event and the id it carries; told again with the same id it is a repeated message, with another a repeated run. */
    record Told(String id, Reminder reminder) {}

    private DueEvents() {}

    static Told of(Reminder reminder) {
        return new Told(UUID.randomUUID().toString(), reminder);
    }

    static void publish(List<Told> events) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Servers.kafka().bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Told event : events) {
                String key = String.valueOf(event.reminder().loanId());
                var message = new ProducerRecord<>(TOPIC, key, json(event.reminder()));
                message.headers().add("ce_id", event.id().getBytes(UTF_8));
                sent.add(producer.send(message));
            }
            for (Future<RecordMetadata> one : sent) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String json(Reminder reminder) {
        try {
            ObjectNode event = (ObjectNode) JSON.readTree(Contract.of(TOPIC).example());
            event.put("loanId", reminder.loanId())
                    .put("dueDate", reminder.dueDate().toString())
                    .put("leadDays", reminder.leadDays());
            return event.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the service has heard everything that was told. */
    static boolean allHeard() {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", Servers.kafka().bootstrap()))) {
            Map<TopicPartition, OffsetAndMetadata> heard = admin.listConsumerGroupOffsets(
                            "notification-service." + TOPIC)
                    .partitionsToOffsetAndMetadata()
                    .get();
            for (int partition = 0; partition < 6; partition++) {
                var at = new TopicPartition(TOPIC, partition);
                long end = admin.listOffsets(Map.of(at, OffsetSpec.latest()))
                        .partitionResult(at)
                        .get()
                        .offset();
                if (end > (heard.containsKey(at) ? heard.get(at).offset() : 0)) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
