package io.penstock.etl.clean;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Reads numbers as a locale writes them and gives them as Java does: {@code 1.234,50} in de-DE is {@code 1234.50}.
 * Grouping is optional but, where it is, must part the digits in threes (in twos after the first three, as in India).
 */
final class NumberText {
    private static final int MOST_DIGITS = 100;

    private final char decimal;
    private final char grouping;

    NumberText(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.decimal = symbols.getDecimalSeparator();
        this.grouping = symbols.getGroupingSeparator();
    }

    /** The number with sign, digits and {@code .} only, or null when the text is no number. */
    String read(String text) {
        StringBuilder number = new StringBuilder(text.length());
        int i = 0;
        char sign = text.charAt(0);
        if (sign == '-' || sign == '−' || sign == '+') {
            i = 1;
            if (sign != '+') {
                number.append('-');
            }
        }
        int point = text.indexOf(decimal);
        int end = point < 0 ? text.length() : point;
        if (text.length() > MOST_DIGITS) {
            return null;
        }
        if (point == i) {
            number.append('0');
        } else if (!appendWhole(text, i, end, number)) {
            return null;
        }
        return point < 0 || appendFraction(text, point + 1, number) ? number.toString() : null;
    }

    private boolean appendWhole(String text, int start, int end, StringBuilder number) {
        int digitsSinceGroup = 0;
        boolean grouped = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number.append(c);
                digitsSinceGroup++;
            } else if (isGrouping(c)
                    && digitsSinceGroup > 0
                    && digitsSinceGroup <= 3
                    && (!grouped || digitsSinceGroup >= 2)) {
                grouped = true;
                digitsSinceGroup = 0;
            } else {
                return false;
            }
        }
        return end > start && (!grouped || digitsSinceGroup == 3);
    }

    /** Locales that group by a no-break space are met with any blank, since every blank is tidied to a space. */
    private boolean isGrouping(char c) {
        return c == grouping || (c == ' ' && Blanks.isBlank(grouping));
    }

    private static boolean appendFraction(String text, int start, StringBuilder number) {
        if (start == text.length()) {
            return false;
        }
        number.append('.');
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            number.append(c);
        }
        return true;
    }
}
