package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A whole number that stays text, since its leading zeros may mean something. What a spreadsheet adds is let go: grouping,
 * and decimals that are all zero. Words of letters and digits can be kept, too, as they are.
 */
final class Digits implements TextFunction {
    static final String FORMAT = "digits-format";

    /** Words with a digit, such as A-3401 or 100-2345-6; but no number with decimals or an exponent, which has lost digits. */
    private static final Pattern WORDS = Pattern.compile(
            "(?![0-9]+(?:[.][0-9]+|[eE][0-9]+)$)(?=.*[0-9])" + "[\\p{L}\\p{Nd}]+(?:[-_/.# ]+[\\p{L}\\p{Nd}]+)*");

    private static final int MAX_LENGTH = 255;

    private final NumberText numbers;
    private final String prefix;
    private final Otherwise otherwise;

    /** What becomes of words of letters and digits. */
    enum Otherwise {
        REJECT,
        KEEP
    }

    /** @param prefix what may stand before the digits and is kept, whatever its case; may be empty */
    Digits(Locale locale, String prefix, Otherwise otherwise) {
        this.numbers = new NumberText(locale);
        this.prefix = prefix;
        this.otherwise = otherwise;
    }

    @Override
    public String clean(String text, Faults faults) {
        boolean prefixed = text.regionMatches(true, 0, prefix, 0, prefix.length());
        String whole = whole(prefixed ? text.substring(prefix.length()) : text);
        if (whole != null) {
            return prefixed ? prefix + whole : whole;
        }
        boolean kept = otherwise == Otherwise.KEEP;
        if (kept && text.length() <= MAX_LENGTH && WORDS.matcher(text).matches()) {
            return text;
        }
        String expected = kept ? "a whole number, or letters and digits" : "a whole number";
        faults.reject(FORMAT, "expected " + expected + ", found " + Quoted.of(text));
        return null;
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
