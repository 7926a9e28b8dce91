package io.penstock.ingest.feed;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.penstock.ingest.feed.Extraction.Overlap;
import java.time.Duration;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an entry of the feeds file says of its database. */
final class ExtractionEntry {
    private static final Pattern SELECT =
            Pattern.compile("\\s*(select|with)\\b.*[^;\\s]\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final String OFF = "off";
    private static final Duration STATEMENT_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final double SMALLEST_SHARE = 0.5;

    private ExtractionEntry() {}

    static @Nullable Extraction read(YamlKey extract) {
        if (extract.isAbsent()) {
            return null;
        }
        extract.allow(
                "datasource",
                "query",
                "key",
                "watermark",
                "overlap",
                "cron",
                "zone",
                "statement-timeout",
                "smallest-share");
        return new Extraction(
                extract.key("datasource").text(),
                query(extract.key("query")),
                extract.key("key").text(),
                optional(extract.key("watermark")),
                overlap(extract),
                cron(extract.key("cron")),
                zone(extract.key("zone")),
                timeout(extract.key("statement-timeout")),
                share(extract.key("smallest-share")));
    }

    private static String query(YamlKey key) {
        String query = key.text();
        if (!SELECT.matcher(query).matches()) {
            throw key.invalid("one SELECT without a semicolon", query);
        }
        return query.strip();
    }

    private static @Nullable String optional(YamlKey key) {
        return key.isAbsent() ? null : key.text();
    }

    private static Overlap overlap(YamlKey extract) {
        YamlKey key = extract.key("overlap");
        if (key.isAbsent()) {
            return Overlap.DEFAULT;
        }
        if (extract.key("watermark").isAbsent()) {
            throw key.invalid(
                    "an overlap only where there is a watermark", key.value().asText());
        }
        return key.value().isIntegralNumber()
                ? new Overlap(Overlap.DEFAULT.time(), key.value().longValue())
                : new Overlap(key.duration(), Overlap.DEFAULT.number());
    }

    private static @Nullable String cron(YamlKey key) {
        // To YAML, off without quotes is false.
        if (key.isAbsent() || key.value().asText().equals(OFF) || key.value().equals(BooleanNode.FALSE)) {
            return null;
        }
        return key.text();
    }

    private static ZoneId zone(YamlKey key) {
        String zone = key.isAbsent() ? "UTC" : key.text();
        // Only names: to PostgreSQL, an offset means the opposite.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw key.invalid("a time zone such as America/New_York", zone);
        }
        return ZoneId.of(zone);
    }

    private static Duration timeout(YamlKey key) {
        Duration timeout = key.isAbsent() ? STATEMENT_TIMEOUT : key.duration();
        if (timeout.isZero() || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw key.invalid("a time above 0, 24h at most", key.text());
        }
        return timeout;
    }

    private static double share(YamlKey key) {
        if (key.isAbsent()) {
            return SMALLEST_SHARE;
        }
        double share = key.value().asDouble(-1);
        if (!key.value().isNumber() || share < 0 || share > 1) {
            throw key.invalid("a number from 0 to 1", key.value().asText());
        }
        return share;
    }
}
