package io.penstock.messaging.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;

/** The current step as the headers of a message carry it (W3C Trace Context), and back. */
public final class Traceparent {

    /** The header that names the step. */
    public static final String HEADER = "traceparent";

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers == null ? null : headers.get(name);
        }
    };

    private Traceparent() {}

    /** Adds the current step to the headers of what leaves; nothing if there is none. */
    public static void addTo(Map<String, String> headers) {
        W3C.inject(Context.current(), headers, Map::put);
    }

    static String of(Context context) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(context, headers, Map::put);
        return headers.get(HEADER);
    }

    /** The context of a step; of none that is not one. */
    static Context context(String traceparent) {
        return traceparent == null ? Context.root() : W3C.extract(Context.root(), Map.of(HEADER, traceparent), GETTER);
    }

    static Context context(SpanContext step) {
        return Context.root().with(Span.wrap(step));
    }

    static SpanContext spanContext(String traceparent) {
        return Span.fromContext(context(traceparent)).getSpanContext();
    }
}
