package io.penstock.reporting.cohort.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with named parameters, as JDBC takes it: {@code :tariff} becomes a place for a value, which is bound there.
 * What stands in quotes and comments stays as it is.
 *
 * @param text with question marks for the values
 * @param names of the values, in their order; one that is named twice is there twice
 */
record NamedSql(String text, List<String> names) {

    private static final Pattern SELECT =
            Pattern.compile("(?:\\s|--[^\\n]*\\n)*+(select|with|\\()", Pattern.CASE_INSENSITIVE);

    /** What is copied whole: texts, quoted names, comments, casts; what has a meaning here; any other character. */
    private static final Pattern PART = Pattern.compile("""
            (?<copied>'[^']*'|"[^"]*"|--[^\\n]*|/\\*(?:(?!/\\*).)*?\\*/|::)
            |:(?<name>[a-z_][a-z0-9_]*)
            |(?<operator>\\?)
            |(?<refused>;|'|"|/\\*|\\$[a-zA-Z_]*\\$)
            |(?<other>.)""", Pattern.COMMENTS | Pattern.DOTALL);

    NamedSql {
        names = List.copyOf(names);
    }

    /**
     * Takes a statement apart.
     *
     * @throws IllegalArgumentException if it is not one SELECT, or has a quote that does not end
     */
    static NamedSql of(String sql) {
        if (!SELECT.matcher(sql).lookingAt()) {
            throw new IllegalArgumentException("expected one SELECT, found something else");
        }
        StringBuilder text = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (Matcher part = PART.matcher(sql); part.find(); ) {
            if (part.group("refused") != null) {
                throw new IllegalArgumentException(
                        "expected no %s outside of quotes and comments, found one at character %d"
                                .formatted(part.group("refused"), part.start() + 1));
            }
            if (part.group("name") != null) {
                names.add(part.group("name"));
                text.append('?');
            } else {
                // To JDBC, two question marks are an operator and one is a place for a value.
                text.append(part.group("operator") == null ? part.group() : "??");
            }
        }
        return new NamedSql(text.toString(), names);
    }
}
