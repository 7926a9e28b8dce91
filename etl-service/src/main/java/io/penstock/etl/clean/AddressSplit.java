package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a United States address: {@code street[, unit], city, ST zip} or {@code street[, unit], city, ST, zip}. A
 * street alone is line 1. Any other shape stays whole in line 1 and is an anomaly, so that nothing is guessed or lost.
 */
final class AddressSplit implements Splitter {
    static final String SHAPE = "address-shape";

    @Override
    public List<String> parts() {
        return List.of("line-1", "line-2", "city", "state", "zip");
    }

    @Override
    public String[] split(String text, Faults faults) {
        if (text.indexOf(',') < 0 && !endsInStateAndZip(text)) {
            return new String[] {text, null, null, null, null};
        }
        List<String> fields = fields(text);
        if (fields.isEmpty()) {
            return new String[5];
        }
        if (fields.size() == 1 && !endsInStateAndZip(text)) {
            return new String[] {fields.get(0), null, null, null, null};
        }
        String[] address = address(fields);
        if (address != null) {
            return address;
        }
        faults.anomaly(SHAPE, "expected 'street[, unit], city, ST zip' or a street alone, found " + Quoted.of(text));
        return new String[] {text, null, null, null, null};
    }

    /** What stands between commas, without the blank at its ends; empty fields at the end are left out. */
    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>(6);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',') {
                fields.add(trimmed(text, start, i));
                start = i + 1;
            }
        }
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        return fields;
    }

    /** A part of a tidied text, which has single blanks only. */
    private static String trimmed(String text, int start, int end) {
        int from = start < end && text.charAt(start) == ' ' ? start + 1 : start;
        int to = from < end && text.charAt(end - 1) == ' ' ? end - 1 : end;
        return text.substring(from, to);
    }

    /** The five parts, or null when the fields have another shape. */
    private static String[] address(List<String> fields) {
        String tail = fields.get(fields.size() - 1);
        String state;
        String zip;
        int city = fields.size() - 2;
        if (endsInStateAndZip(tail) && tail.indexOf(' ') == 2) {
            state = tail.substring(0, 2);
            zip = tail.substring(3);
        } else if (fields.size() > 2 && isState(fields.get(city)) && isZip(tail, 0)) {
            state = fields.get(city);
            zip = tail;
            city--;
        } else {
            return null;
        }
        if (city < 1 || city > 2 || fields.get(0).isEmpty() || !isCity(fields.get(city))) {
            return null;
        }
        String unit = city == 2 && !fields.get(1).isEmpty() ? fields.get(1) : null;
        return new String[] {fields.get(0), unit, fields.get(city), state.toUpperCase(Locale.ROOT), plusFour(zip)};
    }

    private static boolean endsInStateAndZip(String text) {
        int blank = text.lastIndexOf(' ');
        return blank >= 2
                && (blank == 2 || text.charAt(blank - 3) == ' ')
                && isZip(text, blank + 1)
                && UsStates.isAt(text, blank - 2);
    }

    private static boolean isState(String text) {
        return text.length() == 2 && UsStates.isAt(text, 0);
    }

    private static boolean isCity(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return false; // a unit where the city should be
            }
        }
        return !text.isEmpty();
    }

    /** Whether a text ends, from a position on, in a ZIP code. */
    private static boolean isZip(String text, int start) {
        int length = text.length() - start;
        if (length != 5 && length != 9 && length != 10) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(start + i);
            boolean hyphen = length == 10 && i == 5;
            if (hyphen ? c != '-' : (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    private static String plusFour(String zip) {
        return zip.length() == 9 ? zip.substring(0, 5) + "-" + zip.substring(5) : zip;
    }
}
