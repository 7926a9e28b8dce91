package io.penstock.ingest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place in a YAML file that knows how to say where it is. */
record YamlKey(String file, String path, JsonNode value) {

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

    InvalidFeeds invalid(String expected, String found) {
        return new InvalidFeeds(
                "%s, %s: expected %s, found %s".formatted(file, path.isEmpty() ? "top level" : path, expected, found));
    }

    private String found() {
        return value instanceof MissingNode ? "nothing" : value.toString();
    }
}
