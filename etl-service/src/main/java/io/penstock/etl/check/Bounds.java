package io.penstock.etl.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.Function;

/** Reads the bounds of a {@link Range} in the type of the column they bound. */
final class Bounds {
    private Bounds() {}

    static Check range(JsonNode bounds, Class<?> type, Outcome outcome) {
        if (type == Long.class) {
            return range(bounds, Long.class, Long::valueOf, outcome);
        } else if (type == BigDecimal.class) {
            return range(bounds, BigDecimal.class, BigDecimal::new, outcome);
        } else if (type == LocalDate.class) {
            return range(bounds, LocalDate.class, LocalDate::parse, outcome);
        } else if (type == LocalDateTime.class) {
            return range(bounds, LocalDateTime.class, LocalDateTime::parse, outcome);
        }
        throw new IllegalArgumentException("expected a number, date or time column, found text");
    }

    private static <T extends Comparable<? super T>> Check range(
            JsonNode bounds, Class<T> type, Function<String, T> reader, Outcome outcome) {
        return new Range<>(type, bound(bounds, "min", reader), bound(bounds, "max", reader), outcome);
    }

    private static <T> T bound(JsonNode bounds, String name, Function<String, T> reader) {
        if (!bounds.has(name)) {
            return null;
        }
        String text = bounds.get(name).asText();
        try {
            return reader.apply(text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "expected '" + name + "' in the type of the column, found " + Quoted.of(text), e);
        }
    }
}
