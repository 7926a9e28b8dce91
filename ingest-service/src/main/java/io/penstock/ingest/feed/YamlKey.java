package io.penstock.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in a YAML file that knows how to say where it is. */
record YamlKey(String file, String path, JsonNode value) {
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smh])");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("s", ChronoUnit.SECONDS, "m", ChronoUnit.MINUTES, "h", ChronoUnit.HOURS);

    YamlKey key(String name) {
        return new YamlKey(file, path.isEmpty() ? name : path + "." + name, value.path(name));
    }

    /** Refuses keys that nobody reads: they are misspelt, and would be ignored in silence. */
    void allow(String... known) {
        if (!value.isObject()) {
            throw invalid("keys " + String.join(", ", known), found());
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Set.of(known).contains(name)) {
                throw key(name).invalid("one of the keys " + String.join(", ", known), name);
            }
        }
    }

    boolean isAbsent() {
        return value.isMissingNode() || value.isNull();
    }

    List<YamlKey> items() {
        if (!value.isArray() || value.isEmpty()) {
            throw invalid("a list with at least one entry", found());
        }
        List<YamlKey> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(new YamlKey(file, path + "[" + i + "]", value.get(i)));
        }
        return items;
    }

    String text() {
        if (!value.isTextual() || value.asText().isBlank()) {
            throw invalid("a text", found());
        }
        return value.asText();
    }

    /** A time such as 90s, 5m or 1h. */
    Duration duration() {
        Matcher time = TIME.matcher(value.asText());
        if (!value.isTextual() || !time.matches()) {
            throw invalid("a time such as 90s, 5m or 1h", found());
        }
        return Duration.of(Long.parseLong(time.group(1)), UNITS.get(time.group(2)));
    }

    /** The single character of a text, or null when the key is not there. */
    @Nullable
    Character character() {
        if (isAbsent()) {
            return null;
        }
        if (!value.isTextual() || value.asText().length() != 1) {
            throw invalid("one character in quotes", found());
        }
        return value.asText().charAt(0);
    }

    /** A whole number from 1, or null when the key is not there. */
    @Nullable
    Long number() {
        if (isAbsent()) {
            return null;
        }
        if (!value.isIntegralNumber() || value.asLong() < 1) {
            throw invalid("a whole number from 1", found());
        }
        return value.asLong();
    }

    InvalidFeeds invalid(String expected, String found) {
        return new InvalidFeeds(
                "%s, %s: expected %s, found %s".formatted(file, path.isEmpty() ? "top level" : path, expected, found));
    }

    private String found() {
        return value instanceof MissingNode ? "nothing" : value.toString();
    }
}
