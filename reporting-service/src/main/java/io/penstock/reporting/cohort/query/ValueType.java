package io.penstock.reporting.cohort.query;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What a parameter's value is. */
public enum ValueType {
    TEXT("a text of 1 to 500 characters"),
    /** Of 64 bits. */
    INTEGER("a whole number"),
    NUMBER("a number such as 12.50"),
    DATE("a date such as 2026-01-31"),
    BOOLEAN("true or false");

    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_NUMBER = 40;

    private final String expected;

    ValueType(String expected) {
        this.expected = expected;
    }

    /** As it is written in the file and told to people. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words, for whoever gave something else. */
    String expected() {
        return expected;
    }

    /** The value, as it is bound; empty if the text is none of this type. */
    Optional<Object> read(String text) {
        String value = text.strip();
        try {
            return switch (this) {
                case TEXT -> isText(text) ? Optional.of(value) : Optional.empty();
                case INTEGER -> Optional.of(Long.valueOf(value));
                case NUMBER -> number(value);
                case DATE -> Optional.of(LocalDate.parse(value));
                case BOOLEAN -> truth(value);
            };
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isText(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TEXT && text.chars().noneMatch(Character::isISOControl);
    }

    /** Not 1e999999999, which is short only here. */
    private static Optional<Object> number(String value) {
        return value.matches("[+-]?[0-9]+([.][0-9]+)?") && value.length() <= LONGEST_NUMBER
                ? Optional.of(new BigDecimal(value))
                : Optional.empty();
    }

    private static Optional<Object> truth(String value) {
        return switch (value) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
