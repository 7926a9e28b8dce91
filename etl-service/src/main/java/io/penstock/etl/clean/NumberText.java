package io.penstock.etl.clean;

import io.penstock.etl.check.Quoted;
import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * Reads numbers as a locale writes them and gives them as Java does: {@code 1.234,50} in de-DE is {@code 1234.50}.
 * Grouping is optional but, where it is, must part the digits in threes (in twos after the first three, as in India), and
 * the first group does not begin with 0: nobody groups {@code 0,950}.
 */
final class NumberText {
    private static final int MOST_DIGITS = 100;
    private static final int GROUP = 3;

    private final char decimal;
    private final char grouping;
    private final NumberText other;

    NumberText(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        this.decimal = symbols.getDecimalSeparator();
        this.grouping = symbols.getGroupingSeparator();
        this.other = new NumberText(decimal == ',' ? '.' : ',', decimal);
    }

    private NumberText(char decimal, char grouping) {
        this.decimal = decimal;
        this.grouping = grouping;
        this.other = null;
    }

    /** Whether a text is no number of this locale, but one where point and comma have changed their places. */
    boolean isOfOtherConvention(String text) {
        return read(text) == null && other.read(text) != null;
    }

    /** Whether a text is one number here and another where point and comma have changed their places: {@code 1,500}. */
    boolean isAmbiguous(String text) {
        int sign = text.length() - GROUP - 1;
        if (sign <= 0 || (text.charAt(sign) != ',' && text.charAt(sign) != '.')) {
            return false;
        }
        String here = read(text);
        String there = other.read(text);
        return here != null && there != null && new BigDecimal(here).compareTo(new BigDecimal(there)) != 0;
    }

    /** Why an ambiguous number is not taken. */
    static String ambiguous(String text) {
        return "expected a number that can be read in one way only, since others of the file are written with comma and point"
                + " exchanged, found " + Quoted.of(text);
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
        return end > start && (!grouped || (digitsSinceGroup == 3 && text.charAt(start) != '0'));
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
