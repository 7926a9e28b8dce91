package io.penstock.testkit;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The spans of one trace, in the order in which they began. */
public record Trace(List<TracedSpan> spans) {

    /** Of many spans those of one trace. */
    public static Trace of(Collection<TracedSpan> spans, String traceId) {
        return new Trace(spans.stream()
                .filter(span -> span.traceId().equals(traceId))
                .sorted(Comparator.comparingLong(TracedSpan::startNanos))
                .toList());
    }

    /** The first span of this name. */
    public Optional<TracedSpan> named(String name) {
        return spans.stream().filter(span -> span.name().equals(name)).findFirst();
    }

    /** The span that it began in; none of the first. */
    public Optional<TracedSpan> parentOf(TracedSpan child) {
        return spans.stream()
                .filter(span -> span.spanId().equals(child.parentId()))
                .findFirst();
    }

    /** Spans whose parent is not among them, beside the first. */
    public List<TracedSpan> strays() {
        Set<String> known = spans.stream().map(TracedSpan::spanId).collect(Collectors.toSet());
        return spans.stream()
                .filter(span -> !span.parentId().isEmpty() && !known.contains(span.parentId()))
                .toList();
    }

    /** As a person reads it: a line for each span, below the one that it began in. */
    public String tree() {
        StringBuilder text = new StringBuilder();
        spans.stream().filter(span -> span.parentId().isEmpty()).forEach(root -> add(text, root, 0));
        return text.toString();
    }

    private void add(StringBuilder text, TracedSpan span, int depth) {
        Map<String, String> shown = new TreeMap<>(span.attributes());
        shown.keySet()
                .removeIf(key -> !key.matches("batch\\.id|chunk|feed|dataset|alert\\.kind|delivery\\.id|cohort\\.id"));
        double millis = (span.endNanos() - span.startNanos()) / 1e6;
        text.append("%-52s %-20s %8.1f ms %s%n"
                .formatted("  ".repeat(depth) + span.name(), span.service(), millis, shown.isEmpty() ? "" : shown));
        spans.stream()
                .filter(child -> child.parentId().equals(span.spanId()))
                .forEach(child -> add(text, child, depth + 1));
    }
}
