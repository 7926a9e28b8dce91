package io.penstock.etl.clean;

import java.time.DateTimeException;
import java.time.LocalDateTime;

/**
 * Reads times of the form {@code 2024-01-25 12:00:00}, which nearly all are, without a formatter, which costs more than
 * the rest of a row. What it does not read is left to the formatter; what it reads, the formatter reads alike (a test
 * compares them).
 */
final class IsoTime {
    private static final String SHAPE = "0000-00-00 00:00:00";

    private IsoTime() {}

    /** The time, or null when the text is not one of this form. */
    static LocalDateTime read(String text) {
        if (!isOfShape(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        try {
            return year == 0
                    ? null
                    : LocalDateTime.of(
                            year,
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19));
        } catch (DateTimeException e) {
            return null; // the formatter says so too
        }
    }

    private static boolean isOfShape(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < SHAPE.length(); i++) {
            char expected = SHAPE.charAt(i);
            char found = text.charAt(i);
            boolean fits = expected == '0'
                    ? found >= '0' && found <= '9'
                    : found == expected || (expected == ' ' && found == 'T');
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }
}
