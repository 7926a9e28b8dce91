package io.penstock.etl.clean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a plan writes behind the name of a function. The plan's JSON Schema has checked the shape; here are the meanings
 * and the defaults.
 */
record Arguments(JsonNode node, PlanSettings settings) {

    String text() {
        return node.asText();
    }

    /** The text under a key; an empty one when there is none. */
    String text(String key) {
        return node.path(key).asText("");
    }

    /** A list given directly or under a key; the defaults when there is none. */
    List<String> texts(String key, String... defaults) {
        JsonNode list = node.isArray() ? node : node.path(key);
        if (!list.isArray()) {
            return List.of(defaults);
        }
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    Map<String, String> table(String key) {
        Map<String, String> table = new LinkedHashMap<>();
        node.path(key)
                .properties()
                .forEach(entry -> table.put(entry.getKey(), entry.getValue().asText()));
        return table;
    }

    <E extends Enum<E>> E choice(String key, E byDefault) {
        return node.has(key)
                ? Enum.valueOf(
                        byDefault.getDeclaringClass(), node.get(key).asText().toUpperCase(Locale.ROOT))
                : byDefault;
    }

    int number(String key, int byDefault) {
        return node.path(key).asInt(byDefault);
    }

    String region() {
        return node.path("region").asText(settings.region());
    }

    Locale locale() {
        return node.has("locale") ? PlanSettings.knownLocale(node.get("locale").asText()) : settings.locale();
    }
}
