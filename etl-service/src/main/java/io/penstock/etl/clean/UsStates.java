package io.penstock.etl.clean;

/** Two-letter codes of the United States Postal Service: states, the district, territories, armed forces. */
final class UsStates {
    private static final int LETTERS = 26;
    private static final boolean[] KNOWN = new boolean[LETTERS * LETTERS];
    private static final String[] CODES = {
        "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA",
        "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK",
        "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC", "PR", "GU", "VI",
        "AS", "MP", "FM", "MH", "PW", "AA", "AE", "AP"
    };

    static {
        for (String code : CODES) {
            KNOWN[(code.charAt(0) - 'A') * LETTERS + code.charAt(1) - 'A'] = true;
        }
    }

    private UsStates() {}

    /** Whether two letters stand at a position of a text that are a code, in upper or lower case. */
    static boolean isAt(String text, int position) {
        int first = letter(text.charAt(position));
        int second = letter(text.charAt(position + 1));
        return first >= 0 && second >= 0 && KNOWN[first * LETTERS + second];
    }

    /** Place in the alphabet, from 0; -1 if it is no letter of it. */
    private static int letter(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        return c >= 'a' && c <= 'z' ? c - 'a' : -1;
    }
}
