package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.testkit.Trace;
import io.penstock.testkit.TraceCollector;
import io.penstock.testkit.TracedSpan;
import io.penstock.testkit.Waiting;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a collector of traces knows of a batch that came to its messages. */
record FollowedBatch(long batchId, Trace trace) {

    private static final Logger LOG = Logger.getLogger(FollowedBatch.class.getName());
    private static final Pattern NOT_A_WORD = Pattern.compile("[,\"\\n]+");

    /** Each step and the one that it comes after. */
    private static final Map<String, String> WAY = Map.ofEntries(
            Map.entry("take file", "receive file"),
            Map.entry("stage chunks", "take file"),
            Map.entry("process ingestion", "stage chunks"),
            Map.entry("plan load", "process ingestion"),
            Map.entry("process etl-chunk", "plan load"),
            Map.entry("merge load", "plan load"),
            Map.entry("deliver to SMART360", "plan load"),
            Map.entry("validate", "deliver to SMART360"),
            Map.entry("process validation-failed", "deliver to SMART360"),
            Map.entry("compose alert", "process validation-failed"),
            Map.entry("send mail", "compose alert"),
            Map.entry("send SMS", "compose alert"));

    /** Waits until messages about the file were sent. */
    static FollowedBatch await(Rig rig, TraceCollector collector, String file) {
        return Waiting.await().until(() -> of(rig, collector, file), batch -> batch.isSent());
    }

    String traceId() {
        return trace.spans().get(0).traceId();
    }

    /** Asserts that every step is there, after the one it belongs after, and that no word of the file is in any. */
    void isWholeAndSaysNothingOf(String content) {
        LOG.info("followed:\n" + trace.tree());
        WAY.forEach((step, before) -> assertTrue(
                trace.spans().stream()
                        .filter(span -> span.name().equals(step))
                        .anyMatch(span -> trace.parentOf(span)
                                .filter(parent -> parent.name().equals(before))
                                .isPresent()),
                step + " after " + before + "\n" + trace.tree()));
        assertEquals(List.of(), trace.strays());
        assertEquals(
                Set.of("ingest-service", "etl-service", "reporting-service", "notification-service"),
                trace.spans().stream().map(TracedSpan::service).collect(Collectors.toSet()));
        String told = trace.spans().stream().map(TracedSpan::text).collect(Collectors.joining());
        NOT_A_WORD
                .splitAsStream(content)
                .map(String::strip)
                .filter(word -> word.length() > 4)
                .forEach(word -> assertFalse(told.contains(word), word));
    }

    private boolean isSent() {
        return trace.named("send mail").isPresent() && trace.named("send SMS").isPresent();
    }

    private static FollowedBatch of(Rig rig, TraceCollector collector, String file) throws SQLException {
        String id = rig.penstock().one("SELECT max(id) FROM ingest.batch WHERE name = '" + file + "'");
        List<TracedSpan> spans = collector.spans();
        return spans.stream()
                .filter(span -> span.name().equals("receive file") && span.has("batch.id", id))
                .findFirst()
                .map(first -> new FollowedBatch(Long.parseLong(id), Trace.of(spans, first.traceId())))
                .orElse(new FollowedBatch(0, new Trace(List.of())));
    }
}
