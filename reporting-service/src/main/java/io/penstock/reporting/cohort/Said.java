package io.penstock.reporting.cohort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** What was said for the parameters of a query, as it is stored. */
final class Said {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    private Said() {}

    /** By name. */
    static Map<String, String> of(Cohort cohort) {
        try {
            return JSON.readValue(cohort.parameters(), TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters cannot be read", e);
        }
    }

    static String json(Map<String, String> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("parameters cannot be written", e);
        }
    }
}
