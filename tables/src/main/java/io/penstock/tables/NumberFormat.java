package io.penstock.tables;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a cell's number format says of the number itself. Formats are written as ECMA-376, part 1, 18.8.31 says; only the
 * part for positive numbers counts.
 *
 * @param isPercent whether a hundred times the number is shown, with a percent sign
 * @param zeros the format's digits if all of them are zeros, with what stands between them; empty for any other format
 */
record NumberFormat(boolean isPercent, String zeros) {
    private static final char ZERO = '0';
    private static final int MOST_KNOWN = 1000;
    private static final Map<String, NumberFormat> KNOWN = new ConcurrentHashMap<>();

    /** What may stand between the digits of a code, such as a ZIP code or a phone number. */
    private static final String BETWEEN = "-() ";

    static NumberFormat of(String format) {
        if (format == null) {
            return new NumberFormat(false, "");
        }
        NumberFormat known = KNOWN.get(format);
        if (known == null) {
            known = read(format);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(format, known);
            }
        }
        return known;
    }

    /** The number with all its digits, and with leading zeros if the format has them and the number is a whole one. */
    String padded(BigDecimal number) {
        String digits = CellText.plain(number);
        long places = zeros.chars().filter(c -> c == ZERO).count();
        if (places < 2 || number.signum() < 0 || digits.indexOf('.') >= 0 || digits.length() > places) {
            return digits;
        }
        String padded = "0".repeat((int) places - digits.length()) + digits;
        StringBuilder text = new StringBuilder();
        int next = 0;
        for (int i = 0; i < zeros.length(); i++) {
            char c = zeros.charAt(i);
            text.append(c == ZERO ? padded.charAt(next++) : c);
        }
        return text.toString();
    }

    private static NumberFormat read(String format) {
        boolean percent = false;
        boolean onlyZeros = true;
        StringBuilder zeros = new StringBuilder();
        for (int i = 0; i < format.length() && format.charAt(i) != ';'; i++) {
            char c = format.charAt(i);
            if (c == '\\' && i + 1 < format.length()) {
                i++;
                zeros.append(format.charAt(i));
                onlyZeros &= BETWEEN.indexOf(format.charAt(i)) >= 0;
            } else if (c == '_' || c == '*') {
                i++;
            } else if (c == '[') {
                i = Math.max(i, format.indexOf(']', i));
            } else if (c == '"') {
                i = Math.max(i, format.indexOf('"', i + 1));
                onlyZeros = false;
            } else {
                percent |= c == '%';
                zeros.append(c);
                onlyZeros &= c == ZERO || BETWEEN.indexOf(c) >= 0;
            }
        }
        boolean fraction = zeros.indexOf("0.0") >= 0;
        return new NumberFormat(percent, onlyZeros && !fraction ? zeros.toString() : "");
    }
}
