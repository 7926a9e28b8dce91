package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.Locale;

/**
 * A whole number that stays text, since its leading zeros may mean something. What a spreadsheet adds is let go: grouping,
 * and decimals that are all zero.
 */
final class Digits implements TextFunction {
    static final String FORMAT = "digits-format";

    private final NumberText numbers;
    private final String prefix;

    /** @param prefix what may stand before the digits and is kept, whatever its case; may be empty */
    Digits(Locale locale, String prefix) {
        this.numbers = new NumberText(locale);
        this.prefix = prefix;
    }

    @Override
    public String clean(String text, Faults faults) {
        boolean prefixed = text.regionMatches(true, 0, prefix, 0, prefix.length());
        String whole = whole(prefixed ? text.substring(prefix.length()) : text);
        if (whole == null) {
            faults.reject(FORMAT, "expected a whole number, found " + Quoted.of(text));
            return null;
        }
        return prefixed ? prefix + whole : whole;
    }

    private String whole(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            return null;
        }
        String number = numbers.read(text);
        int point = number == null ? -1 : number.indexOf('.');
        if (point < 0) {
            return number;
        }
        return number.chars().skip(point + 1L).allMatch(digit -> digit == '0') ? number.substring(0, point) : null;
    }
}
