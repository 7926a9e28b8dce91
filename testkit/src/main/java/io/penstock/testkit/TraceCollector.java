package io.penstock.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/**
 * Keeps the spans that services send it by OTLP over HTTP, as a collector of traces would.
 *
 * <pre>{@code
 * try (TraceCollector collector = TraceCollector.start()) {
 *     // OTEL_EXPORTER_OTLP_ENDPOINT=collector.url(), OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf
 *     Trace trace = Trace.of(collector.spans(), traceId);
 * }
 * }</pre>
 */
public final class TraceCollector implements AutoCloseable {

    private final List<TracedSpan> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private TraceCollector() {
        server = WebPage.serve(0, this::take);
    }

    /** Starts on a free port of the loopback address. */
    public static TraceCollector start() {
        return new TraceCollector();
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} is to be. */
    public String url() {
        return WebPage.url(server);
    }

    /** The spans so far, in the order in which they came. */
    public List<TracedSpan> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        WebPage.stop(server);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange;
                InputStream body = body(exchange)) {
            for (ResourceSpans resource :
                    ExportTraceServiceRequest.parseFrom(body).getResourceSpansList()) {
                spans.addAll(TracedSpan.allOf(resource));
            }
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }
}
