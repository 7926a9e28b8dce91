package io.penstock.etl.clean;

/**
 * Reads the usual spellings of ten-digit numbers of country code 1 without libphonenumber's parser, which costs more
 * than all other cleaning of a row. What it does not read is left to the parser; what it reads, the parser reads alike
 * (a test compares them).
 */
final class NorthAmericanNumber {
    private static final int DIGITS = 10;
    private static final int LONGEST = 24;

    private NorthAmericanNumber() {}

    /** The ten digits as a number, or 0 when the text is not of a usual spelling. */
    static long read(String text) {
        int length = text.length();
        if (length > LONGEST) {
            return 0;
        }
        int i = 0;
        if (text.startsWith("+1")) {
            i = 2;
        }
        long number = 0;
        int digits = 0;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if ((digits == 0 && c < '2') || digits == DIGITS) {
                    return 0;
                }
                number = number * 10 + (c - '0');
                digits++;
            } else if (c != '-' && c != ' ' && c != '(' && c != ')' && c != '.') {
                return 0;
            }
        }
        return digits == DIGITS ? number : 0;
    }
}
