package io.penstock.etl.clean;

/**
 * Reads the usual spellings of ten-digit numbers of country code 1 without libphonenumber's parser, which costs more
 * than all other cleaning of a row. What it does not read is left to the parser; what it reads, the parser reads alike
 * (a test compares them).
 */
final class NorthAmericanNumber {
    private static final int DIGITS = 10;
    private static final int AREA = 3;
    private static final int EXCHANGE = 6;
    private static final int LONGEST = 24;

    private NorthAmericanNumber() {}

    /** The ten digits as a number, or 0 when the text is not of a usual spelling. */
    static long read(String text) {
        int length = text.length();
        if (length > LONGEST) {
            return 0;
        }
        int i = text.startsWith("+1") ? 2 : 0;
        long number = 0;
        int digits = 0;
        char repeated = 0;
        boolean varied = false;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                if ((digits == 0 && c < '2') || digits == DIGITS) {
                    return 0;
                }
                varied |= digits > 0 && c != repeated;
                repeated = c;
                number = number * 10 + (c - '0');
                digits++;
            } else if (!isSeparator(c) || (digits > 0 && digits != AREA && digits != EXCHANGE)) {
                return 0;
            }
        }
        return digits == DIGITS && varied ? number : 0;
    }

    /** What stands between area code, exchange and the rest; elsewhere it may mean something. */
    private static boolean isSeparator(char c) {
        return c == '-' || c == ' ' || c == '(' || c == ')' || c == '.';
    }
}
