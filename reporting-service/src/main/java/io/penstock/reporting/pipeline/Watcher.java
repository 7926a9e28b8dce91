package io.penstock.reporting.pipeline;

import jakarta.ws.rs.core.GenericEntity;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One stream of server-sent events: {@code snapshot} with the newest batches, {@code batch} with one that changed. */
final class Watcher {

    /** A reader that is this many events behind is let go; it comes back and begins with a snapshot. */
    private static final int MOST_UNSENT = 200;

    private final Sse sse;
    private final SseEventSink sink;
    private final AtomicInteger unsent = new AtomicInteger();

    Watcher(Sse sse, SseEventSink sink) {
        this.sse = sse;
        this.sink = sink;
    }

    void showAll(List<BatchWay> batches) {
        send(sse.newEventBuilder()
                .name("snapshot")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(new GenericEntity<>(batches) {})
                .build());
    }

    void show(BatchWay batch) {
        send(sse.newEventBuilder()
                .name("batch")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(BatchWay.class, batch)
                .build());
    }

    void beat() {
        send(sse.newEventBuilder().comment("").build());
    }

    void dismiss() {
        sink.close();
    }

    boolean isGone() {
        return sink.isClosed();
    }

    private void send(OutboundSseEvent event) {
        if (sink.isClosed()) {
            return;
        }
        if (unsent.incrementAndGet() > MOST_UNSENT) {
            sink.close();
            return;
        }
        var unused = sink.send(event).whenComplete((nothing, failure) -> {
            unsent.decrementAndGet();
            if (failure != null) {
                sink.close();
            }
        });
    }
}
