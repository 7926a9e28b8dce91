package io.penstock.etl.clean;

import io.penstock.etl.check.Quoted;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.time.temporal.ValueRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Date patterns tried in order, strictly: the 30th of February is no date in any of them, nor is a year before 1 or
 * after 9999.
 */
final class DatePatterns {
    private static final ValueRange YEARS = ValueRange.of(1, 9999); // a database's own are other than Java's

    private final List<DateTimeFormatter> formatters = new ArrayList<>();
    private final Collection<String> patterns;

    DatePatterns(Collection<String> patterns, Locale locale) {
        this.patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            try {
                formatters.add(new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(yearsWithoutEra(pattern))
                        .toFormatter(locale)
                        .withResolverStyle(ResolverStyle.STRICT));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "expected a date pattern like M/d/yyyy, found " + Quoted.of(pattern) + ": " + e.getMessage(),
                        e);
            }
        }
    }

    /** The first reading of the text, or null when no pattern fits. */
    TemporalAccessor read(String text, TemporalQuery<?>... kinds) {
        for (DateTimeFormatter formatter : formatters) {
            if (!fits(text, formatter)) {
                continue;
            }
            try {
                TemporalAccessor reading = kinds.length == 1
                        ? (TemporalAccessor) formatter.parse(text, kinds[0])
                        : formatter.parseBest(text, kinds);
                if (YEARS.isValidIntValue(reading.get(ChronoField.YEAR))) {
                    return reading;
                }
            } catch (DateTimeException e) {
                // of the right form but no date; the next pattern may fit
            }
        }
        return null;
    }

    /** Says without an exception, which would cost more than the rest of a row, that another pattern is to be tried. */
    private static boolean fits(String text, DateTimeFormatter formatter) {
        ParsePosition position = new ParsePosition(0);
        return formatter.parseUnresolved(text, position) != null && position.getIndex() == text.length();
    }

    @Override
    public String toString() {
        return String.join(" or ", patterns);
    }

    /** Strict resolving knows {@code yyyy} only together with an era; plans mean the plain year by it. */
    private static String yearsWithoutEra(String pattern) {
        StringBuilder plain = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < plain.length(); i++) {
            quoted ^= plain.charAt(i) == '\'';
            if (!quoted && plain.charAt(i) == 'y') {
                plain.setCharAt(i, 'u');
            }
        }
        return plain.toString();
    }
}
