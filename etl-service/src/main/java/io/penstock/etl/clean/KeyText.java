package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a key, without what a spreadsheet has made of it: decimals that are all zero are taken off, for they stand for
 * nothing. A number with an exponent may have lost digits, and one with grouping may be another one; both are refused.
 */
public final class KeyText implements TextFunction {
    static final String FORMAT = "key-format";

    /** What is longer is no number that a spreadsheet has written. */
    private static final int MAX_NUMBER_LENGTH = 100;

    private final Pattern exponent;
    private final Pattern grouped;
    private final Pattern zeroDecimals;

    /** @param locale whose decimal and grouping signs are known besides point and comma */
    public KeyText(Locale locale) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        String decimal = "[.," + Pattern.quote(Character.toString(symbols.getDecimalSeparator())) + "]";
        char sign = symbols.getGroupingSeparator();
        // Every blank has been tidied to a space.
        String grouping = "[," + Pattern.quote(Character.toString(Blanks.isBlank(sign) ? ' ' : sign)) + "]";
        exponent = Pattern.compile("[-+\u2212]?\\d+(?:" + decimal + "\\d* ?[eE][-+]?| ?[eE]\\+|(?:" + decimal
                + "\\d+)? ?[x*\u00d7] ?10\\^)\\d+");
        // Three zeros after a point may be decimals or the last group of a number.
        grouped = Pattern.compile("(?:\\p{L}+[-_ ]?)?[-+\u2212]?\\d{1,3}" + "(?:(?:" + grouping + "\\d{2,3})*"
                + grouping + "\\d{3}(?:" + decimal + "\\d*)?|\\.000)");
        zeroDecimals = Pattern.compile("([-+\u2212]?\\d+)" + decimal + "0+");
    }

    @Override
    public String clean(String text, Faults faults) {
        if (text.length() > MAX_NUMBER_LENGTH || isPlain(text)) {
            return text;
        }
        if (exponent.matcher(text).matches()) {
            faults.reject(FORMAT, "expected a key without exponent, found " + Quoted.of(text));
            return null;
        }
        if (grouped.matcher(text).matches()) {
            faults.reject(FORMAT, "expected a key without grouping, found " + Quoted.of(text));
            return null;
        }
        Matcher zeros = zeroDecimals.matcher(text);
        return zeros.matches() ? zeros.group(1) : text;
    }

    /** Nearly every key is digits, or a word with digits; the patterns are not asked about these. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = Character.isLetter(c) && c != 'E' && c != 'e';
            if (!digit && !letter && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }
}
