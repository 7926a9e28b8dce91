package io.penstock.etl.clean;

import java.util.ArrayList;
import java.util.List;

/**
 * The end of an address as people write it, with the fields before it: {@code Springfield, Illinois 62701}, {@code Boston MA
 * 2108}, {@code Eugene, OR, 97402, USA}.
 *
 * @param fields what stands between commas or line ends before the city
 * @param alone whether the city stands in a field of its own
 * @param zip five digits, or five and four with a hyphen
 */
record AddressTail(List<String> fields, String city, boolean alone, String state, String zip) {
    private static final int WORDS_OF_STATE = 4;
    private static final List<String> HOME =
            List.of("USA", "US", "U.S.A.", "U.S.", "United States", "United States of America");

    /** Reads the end of an address; null if it does not end in city, state and ZIP code. */
    static AddressTail read(List<String> given) {
        List<String> fields = withoutCountry(given);
        if (fields.size() < 2) {
            return null;
        }
        String last = fields.remove(fields.size() - 1);
        int blank = last.lastIndexOf(' ');
        String zip = last.substring(blank + 1);
        if (!isZip(zip)) {
            return null;
        }
        String before = blank < 0 ? fields.remove(fields.size() - 1) : last.substring(0, blank);
        return ofState(fields, before, zip);
    }

    /** The state is the whole of the text before the ZIP code, or its last words; the city stands before it. */
    private static AddressTail ofState(List<String> fields, String before, String digits) {
        int start = 0;
        for (int words = words(before); words > 0; words--) {
            String name = before.substring(start);
            String state = words > WORDS_OF_STATE ? null : UsStates.code(name);
            String zip = state == null ? null : zip(digits, state);
            if (zip != null) {
                String city = start > 0 ? before.substring(0, start - 1) : fields.remove(fields.size() - 1);
                return fields.isEmpty() ? null : new AddressTail(fields, city, start == 0, state, zip);
            }
            start = before.indexOf(' ', start) + 1;
        }
        return null;
    }

    private static int words(String text) {
        return 1 + (int) text.chars().filter(c -> c == ' ').count();
    }

    /** The fields without the United States at their end. */
    static List<String> withoutCountry(List<String> given) {
        List<String> fields = new ArrayList<>(given);
        String last = fields.remove(fields.size() - 1);
        String rest = last;
        for (String country : HOME) {
            int start = last.length() - country.length();
            if (start == 0 && last.equalsIgnoreCase(country)) {
                return fields;
            } else if (start > 0
                    && last.charAt(start - 1) == ' '
                    && last.regionMatches(true, start, country, 0, country.length())) {
                rest = last.substring(0, start - 1);
            }
        }
        fields.add(rest);
        return fields;
    }

    private static boolean isZip(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            if ((c < '0' || c > '9') && (c != '-' || i != text.length() - 5)) {
                return false;
            }
        }
        return digits >= 3 && digits <= 9 && digits != 6 && digits != 7;
    }

    /** The ZIP code with the zeros that a spreadsheet has dropped, if the state's ZIP codes begin with zeros; else null. */
    private static String zip(String text, String state) {
        int hyphen = text.indexOf('-');
        String digits = hyphen < 0 ? text : text.substring(0, hyphen);
        String more = hyphen < 0 ? "" : text.substring(hyphen);
        if (hyphen < 0 && digits.length() >= 8) {
            more = "-" + digits.substring(digits.length() - 4);
            digits = digits.substring(0, digits.length() - 4);
        }
        if (digits.length() == 5) {
            return digits + more;
        }
        String zip = "0".repeat(5 - digits.length()) + digits;
        return UsStates.hasZip(state, zip) ? zip + more : null;
    }
}
