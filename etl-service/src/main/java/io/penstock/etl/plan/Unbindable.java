package io.penstock.etl.plan;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan that does not fit a header, so that no record can be mapped.
 *
 * @param reason such as "column 'Consumer ID' is missing (found: foo, bar)". Quotes the header, which is personal data when a
 *     file has none and its first record stands in its place: for operators, never for logs or events
 * @param told the same without those headers that the plan does not know: for logs and events
 */
public record Unbindable(String reason, String told) implements Binding {
    private static final int MOST_NAMES = 20;
    private static final int MOST_NAME_CHARS = 40;

    /** @param columns what the header lacks, each with the names that it may have */
    static Unbindable missing(List<String> columns, List<String> header) {
        String missing = columns.size() == 1
                ? "column %s is missing".formatted(columns.get(0))
                : "columns %s are missing".formatted(String.join(" and ", columns));
        return new Unbindable("%s (found: %s)".formatted(missing, found(header)), missing);
    }

    private static String found(List<String> header) {
        Stream<String> first = header.stream().limit(MOST_NAMES).map(Unbindable::cut);
        Stream<String> more = header.size() > MOST_NAMES
                ? Stream.of("and %d more".formatted(header.size() - MOST_NAMES))
                : Stream.empty();
        return Stream.concat(first, more).collect(Collectors.joining(", "));
    }

    private static String cut(String name) {
        return name.length() > MOST_NAME_CHARS ? name.substring(0, MOST_NAME_CHARS) + "…" : name;
    }
}
