package io.penstock.etl.clean;

import java.util.List;

/** Dates by which MySQL, spreadsheets and older systems write that there is none: {@code 0000-00-00}, {@code 1/0/1900}. */
final class ZeroDate {
    private static final int LEAST_ZEROS = 8;
    private static final List<String> OF_SPREADSHEETS =
            List.of("1900-01-00", "1/0/1900", "01/00/1900", "0/1/1900", "00/01/1900", "00.01.1900", "0.1.1900");

    private ZeroDate() {}

    static boolean isOne(String text) {
        char first = text.charAt(0);
        if (first != '0' && first != '1') {
            return false;
        }
        int zeros = 0;
        boolean zero = true;
        for (int i = 0; i < text.length() && zero; i++) {
            char c = text.charAt(i);
            zeros += c == '0' ? 1 : 0;
            zero = c == '0' || " -/.:TZ+".indexOf(c) >= 0;
        }
        return zero ? zeros >= LEAST_ZEROS : isOfSpreadsheet(text);
    }

    private static boolean isOfSpreadsheet(String text) {
        int blank = text.indexOf(' ');
        return OF_SPREADSHEETS.contains(blank < 0 ? text : text.substring(0, blank));
    }
}
