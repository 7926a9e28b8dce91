package io.penstock.testkit;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A span as a collector gets it.
 *
 * @param service that sent it
 * @param parentId empty if it is the first of its trace
 * @param startNanos since 1970
 * @param links ids of the traces that it is linked with
 * @param text all there is in it, as text
 */
public record TracedSpan(
        String service,
        String traceId,
        String spanId,
        String parentId,
        String name,
        long startNanos,
        long endNanos,
        Map<String, String> attributes,
        List<String> links,
        String text) {

    static List<TracedSpan> allOf(ResourceSpans resource) {
        String service = attributes(resource.getResource().getAttributesList()).get("service.name");
        return resource.getScopeSpansList().stream()
                .flatMap(scope -> scope.getSpansList().stream())
                .map(span -> of(service, span))
                .toList();
    }

    /** Whether it has this attribute. */
    public boolean has(String key, Object value) {
        return String.valueOf(value).equals(attributes.get(key));
    }

    private static TracedSpan of(String service, Span span) {
        return new TracedSpan(
                service,
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                hex(span.getParentSpanId()),
                span.getName(),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                attributes(span.getAttributesList()),
                span.getLinksList().stream().map(link -> hex(link.getTraceId())).toList(),
                span.toString());
    }

    private static Map<String, String> attributes(List<KeyValue> pairs) {
        Map<String, String> attributes = new TreeMap<>();
        pairs.forEach(pair -> attributes.put(pair.getKey(), text(pair.getValue())));
        return attributes;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case INT_VALUE -> Long.toString(value.getIntValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            default ->
                Stream.of(value.toString().split("\\s+"))
                        .reduce("", (a, b) -> a + " " + b)
                        .strip();
        };
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
