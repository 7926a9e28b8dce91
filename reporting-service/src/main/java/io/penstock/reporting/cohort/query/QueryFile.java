package io.penstock.reporting.cohort.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads queries from YAML and checks every key, so that a mistake is found at start and not when somebody asks. */
final class QueryFile {

    private static final YAMLMapper YAML = new YAMLMapper();

    private QueryFile() {}

    /** What the file holds. */
    record Root(List<CohortQuery> queries) {

        Root {
            queries = queries == null ? List.of() : List.copyOf(queries);
            requireDifferent("queries", queries.stream().map(CohortQuery::name));
            requireDifferent(
                    "schedules",
                    queries.stream()
                            .flatMap(query -> query.schedules().stream())
                            .map(QuerySchedule::name));
        }

        private static void requireDifferent(String what, Stream<String> names) {
            Set<String> known = new HashSet<>();
            names.filter(name -> !known.add(name)).findFirst().ifPresent(name -> {
                throw new IllegalArgumentException(
                        "expected %s of different names, found twice %s".formatted(what, name));
            });
        }
    }

    /**
     * Reads the queries.
     *
     * @param file its name, for messages
     * @throws IllegalArgumentException naming file, key, what was expected and what was found
     */
    static List<CohortQuery> read(String file, InputStream yaml) throws IOException {
        try {
            return YAML.readValue(yaml, Root.class).queries();
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException("%s, %s: %s".formatted(file, place(e), reason(e)), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "%s, line %d: expected YAML, found %s"
                            .formatted(file, e.getLocation().getLineNr(), e.getOriginalMessage()),
                    e);
        }
    }

    private static String place(JsonMappingException failure) {
        StringBuilder place = new StringBuilder();
        for (Reference part : failure.getPath()) {
            if (part.getFieldName() == null) {
                place.append('[').append(part.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(part.getFieldName());
            }
        }
        return place.isEmpty() ? "top level" : place.toString();
    }

    private static String reason(JsonMappingException failure) {
        return failure.getCause() instanceof IllegalArgumentException own
                ? own.getMessage()
                : failure.getOriginalMessage();
    }
}
