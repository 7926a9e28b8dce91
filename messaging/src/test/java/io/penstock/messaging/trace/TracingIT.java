package io.penstock.messaging.trace;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.penstock.messaging.Outbox;
import io.penstock.messaging.trace.TracedListener.Ended;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Topics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trace goes on in whoever takes an event up. */
@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class TracingIT {

    @Inject
    Outbox outbox;

    @Inject
    EndedSpans spans;

    @Inject
    TracedListener listener;

    @BeforeEach
    void forget() {
        listener.seen.clear();
    }

    @Test
    void eventIsTakenUpAsAStepAfterTheOneThatPublishedIt() throws InterruptedException {
        publish("publish 301", 301);

        SpanData published = spans.await("publish 301", span -> true);
        SpanData taken = spans.await("process etl-complete", span -> isAbout(span, 301));
        assertEquals(published.getTraceId(), taken.getTraceId());
        assertEquals(published.getSpanId(), taken.getParentSpanId());
        assertEquals(SpanKind.CONSUMER, taken.getKind());
        assertEquals("etl-complete", taken.getAttributes().get(stringKey("messaging.destination.name")));
        Map<String, Object> log = requireNonNull(listener.seen.poll(10, SECONDS));
        assertEquals("301", String.valueOf(log.get("batchId")));
        assertEquals(taken.getTraceId(), log.get("traceId"));
        assertEquals(taken.getSpanId(), log.get("spanId"));
    }

    @Test
    void headersAreThoseOfTheContract() throws IOException {
        publish("publish 305", 305);

        ConsumerRecord<String, String> sent =
                Topics.await("etl-complete", m -> m.value().contains("305"));

        ObjectNode headers = new YAMLMapper().createObjectNode();
        sent.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        JsonNode schema = new YAMLMapper()
                .readTree(requireNonNull(TracingIT.class.getResourceAsStream("/contracts/asyncapi.yaml")))
                .at("/components/schemas/CloudEvent");
        assertEquals(
                Set.of(),
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(headers));
        headers.fieldNames()
                .forEachRemaining(name -> assertTrue(schema.path("properties").has(name), name + " is not described"));
        assertTrue(headers.has("traceparent"), headers.toString());
    }

    @Test
    void eventsTakenTogetherAreOneStepOfTheTraceTheyAreAllOf() {
        publish("publish 302", 302);

        SpanData taken = spans.await("process etl-complete", span -> isAbout(span, 302));
        SpanData together =
                spans.await("process delivery-status", span -> span.getTraceId().equals(taken.getTraceId()));
        assertEquals(taken.getSpanId(), together.getParentSpanId());
        assertEquals(1, together.getAttributes().get(longKey("messaging.batch.message_count")));
    }

    @Test
    void failureIsNamedByItsClassWithoutItsText() {
        publish("publish 313", 313);

        SpanData failed = spans.await("process etl-complete", span -> isAbout(span, 313));
        assertEquals(StatusCode.ERROR, failed.getStatus().getStatusCode());
        assertEquals(
                IllegalStateException.class.getName(), failed.getAttributes().get(stringKey("error.type")));
        assertFalse(failed.toString().contains(TracedListener.SECRET), failed.toString());
        assertTrue(failed.getEvents().isEmpty(), failed.getEvents().toString());
    }

    @Test
    void stepAfterThoseOfSeveralTracesBeginsOneThatIsLinkedWithEach() {
        String first = traceparentOf("first");
        String second = traceparentOf("second");

        Step.named("gather both").afterAll(Arrays.asList(first, null, second)).run(() -> {});

        SpanData gathered = spans.await("gather both", span -> true);
        assertEquals(2, gathered.getLinks().size());
        assertEquals("0000000000000000", gathered.getParentSpanId());
        assertNotEquals(traceOf(first), gathered.getTraceId());
    }

    @Test
    void stepAfterThoseOfOneTraceIsPartOfIt() {
        AtomicReference<String> inner = new AtomicReference<>();
        String outer = Step.named("outer").call(() -> {
            Step.named("inner").run(() -> inner.set(CurrentStep.traceparent()));
            return CurrentStep.traceparent();
        });

        Step.named("gather one").afterAll(List.of(outer, inner.get())).run(() -> {});

        SpanData gathered = spans.await("gather one", span -> true);
        assertEquals(traceOf(outer), gathered.getTraceId());
        assertEquals(1, gathered.getLinks().size());
    }

    @Test
    void workFoundInATableGoesOnInTheTraceOfItsRow() {
        String kept = traceparentOf("left");

        Object batch = CurrentStep.resume(kept, 304, () -> {
            Step.named("went on").run(() -> {});
            return MDC.get("batchId");
        });

        assertEquals(traceOf(kept), spans.await("went on", span -> true).getTraceId());
        assertEquals("304", String.valueOf(batch));
        assertNull(MDC.get("batchId"));
        assertNull(CurrentStep.traceparent());
    }

    @Test
    void requestsAreShownByTheirRouteAndNotByWhatTheyAskFor() {
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .header("User-Agent", "browser of Jane")
                .post("/dead-letters/jane@example.com/replay?who=Jane")
                .then()
                .statusCode(400);

        SpanData request = spans.await("POST /dead-letters/{topic}/replay", span -> true);
        assertEquals("POST", request.getAttributes().get(stringKey("http.request.method")));
        String attributes = request.getAttributes().toString();
        assertFalse(attributes.toLowerCase(Locale.ROOT).contains("jane"), attributes);
        assertFalse(attributes.contains("127.0.0.1"), attributes);
    }

    private void publish(String name, long batchId) {
        Step.named(name)
                .run(() -> QuarkusTransaction.requiringNew().run(() -> outbox.publish("k", new Ended(batchId))));
    }

    private static String traceparentOf(String name) {
        return Step.named(name).call(CurrentStep::traceparent);
    }

    private static String traceOf(String traceparent) {
        return traceparent.split("-", -1)[1];
    }

    private static boolean isAbout(SpanData span, long batchId) {
        return Long.valueOf(batchId).equals(span.getAttributes().get(longKey("batch.id")));
    }
}
