package io.penstock.reporting.cohort.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Something that whoever asks must say, or may.
 *
 * @param name stands in the statement behind a colon
 * @param otherwise its value where nobody says one; null if somebody must
 */
public record Parameter(
        String name,
        ValueType type,
        String description,
        @JsonProperty("default") String otherwise) {

    /** The date for which a query is run, in the lender's zone; every statement may name it. */
    static final String TODAY = "today";

    /** What the call that asks uses for itself. */
    private static final Set<String> TAKEN = Set.of("query", TODAY);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public Parameter {
        if (name == null || !NAME.matcher(name).matches() || TAKEN.contains(name)) {
            throw new IllegalArgumentException(
                    "expected a name of lower-case letters, digits and _ that is none of %s, found %s"
                            .formatted(TAKEN.stream().sorted().toList(), name));
        }
        if (type == null) {
            throw new IllegalArgumentException("expected a type for parameter " + name + ", found none");
        }
        if (otherwise != null && type.read(otherwise).isEmpty()) {
            throw new IllegalArgumentException(
                    "expected %s as default of parameter %s, found %s".formatted(type.expected(), name, otherwise));
        }
    }

    /** Whether it must be said. */
    public boolean isRequired() {
        return otherwise == null;
    }

    Optional<Object> read(String text) {
        return type.read(text);
    }
}
