package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Settings that a container takes from a ConfigMap. */
final class ConfigKeys {

    private ConfigKeys() {}

    /** Fails if the ConfigMap is not there, or has not the key though it is not optional. */
    static void check(List<Manifest> all, JsonNode reference, Manifest user) {
        String name = reference.path("name").asText();
        String key = reference.path("key").asText();
        Manifest map = all.stream()
                .filter(manifest -> manifest.toString().equals("ConfigMap " + name))
                .findAny()
                .orElseThrow(() -> new AssertionError(user + " wants the ConfigMap " + name));
        boolean optional = reference.path("optional").asBoolean();
        assertTrue(optional || map.at("/data").has(key), () -> user + " wants " + key + " of " + name);
    }
}
