package io.penstock.etl.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * A column of the file.
 *
 * @param name its usual header
 * @param aliases other headers under which it is known
 */
public record SourceColumn(String name, List<String> aliases) {

    /** The header without case, blanks and punctuation: {@code E-mail} and {@code email} are one. */
    static String normalised(String header) {
        StringBuilder normalised = new StringBuilder(header.length());
        header.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(normalised::appendCodePoint);
        return normalised.toString();
    }

    /** Whether a header is one of this column's. */
    boolean answersTo(String header) {
        return Stream.concat(Stream.of(name), aliases.stream())
                .anyMatch(own -> normalised(own).equals(normalised(header)));
    }

    @Override
    public String toString() {
        return aliases.isEmpty() ? "'" + name + "'" : "'" + name + "' (or " + String.join(", ", aliases) + ")";
    }
}
