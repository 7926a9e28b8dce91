package io.penstock.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

/**
 * Compares what was written with what was read from it and written again. Readers are lenient and take "2" for 2; a cluster
 * is not. What is missing was the default: unknown fields were refused before.
 */
final class SameTypes {

    private SameTypes() {}

    static void check(JsonNode written, JsonNode read) {
        check(written, read, "");
    }

    private static void check(JsonNode written, JsonNode read, String path) {
        if (written.isNull() || read.isMissingNode() || (written.isContainerNode() && written.isEmpty())) {
            return;
        }
        if (kind(written) != kind(read)) {
            throw new IllegalArgumentException(
                    path + ": a " + kind(read) + " was expected, found the " + kind(written) + " " + written);
        }
        if (written.isObject()) {
            written.properties()
                    .forEach(field -> check(field.getValue(), read.path(field.getKey()), path + "/" + field.getKey()));
        }
        for (int i = 0; written.isArray() && i < written.size(); i++) {
            check(written.get(i), read.path(i), path + "/" + i);
        }
    }

    private static JsonNodeType kind(JsonNode node) {
        return node.getNodeType();
    }
}
