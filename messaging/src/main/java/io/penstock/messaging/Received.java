package io.penstock.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.messaging.trace.AboutBatch;
import io.penstock.messaging.trace.Step;
import io.penstock.messaging.trace.Traceparent;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The step of taking messages up, named as OpenTelemetry's conventions for messaging have it. */
final class Received {

    private Received() {}

    static Step step(ConsumerRecord<?, ?> message) {
        return of(message.topic())
                .after(traceparent(message))
                .with("messaging.destination.partition.id", String.valueOf(message.partition()))
                .with("messaging.kafka.offset", message.offset());
    }

    /** One step for all of them, linked with those that published them. */
    static <T> Step together(Map<? extends ConsumerRecord<?, ?>, T> events) {
        return of(events.keySet().iterator().next().topic())
                .afterAll(events.keySet().stream().map(Received::traceparent).toList())
                .batches(events.values().stream()
                        .map(AboutBatch::of)
                        .flatMap(Optional::stream)
                        .toList())
                .with("messaging.batch.message_count", events.size());
    }

    private static Step of(String topic) {
        return Step.named("process " + topic)
                .consuming()
                .with("messaging.system", "kafka")
                .with("messaging.operation.type", "process")
                .with("messaging.destination.name", topic);
    }

    private static String traceparent(ConsumerRecord<?, ?> message) {
        var header = message.headers().lastHeader(Traceparent.HEADER);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
