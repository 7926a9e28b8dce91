package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Splits a United States address: {@code street[, units], city, ST zip}, as people write it too: with the name of the state, with
 * the country behind, with line ends for commas. A street alone is line 1. Any other shape stays whole in line 1 and is an
 * anomaly, so that nothing is guessed or lost.
 */
final class AddressSplit implements Splitter {
    static final String SHAPE = "address-shape";
    static final String ZIP = "address-zip";
    private static final int MAX_STREET_FIELDS = 4;
    private static final WordSet UNITS = WordSet.of("""
            apt apartment unit ste suite bldg building fl flr floor rm room lot trlr trailer spc space dept ph
            penthouse""");
    private static final WordSet STREETS = WordSet.of("""
            st street ave av avenue rd road dr drive ln lane blvd boulevard ct court pl place way ter terrace cir
            circle pkwy parkway hwy highway trl trail sq square loop row run aly alley pike broadway n s e w ne nw se
            sw""");
    private static final WordSet COUNTRIES = WordSet.of("""
            canada mexico méxico india uk england scotland ireland germany deutschland france italy italia spain
            españa brazil brasil australia japan china philippines portugal netherlands switzerland austria israel
            singapore""");
    private static final WordSet MILITARY = new WordSet("apo", "fpo", "dpo");

    @Override
    public List<String> parts() {
        return List.of("line-1", "line-2", "city", "state", "zip");
    }

    @Override
    public boolean readsLines() {
        return true;
    }

    @Override
    public String[] split(String text, Faults faults) {
        List<String> fields = fields(text);
        if (fields.isEmpty()) {
            return new String[5];
        }
        String[] address = usual(fields);
        if (address == null) {
            address = typed(fields);
        }
        if (address == null) {
            address = street(fields);
        }
        if (address == null) {
            faults.anomaly(
                    SHAPE, "expected 'street[, unit], city, ST zip' or a street alone, found " + Quoted.of(text));
            return new String[] {text.replace('\n', ' '), null, null, null, null};
        }
        if (address[4] != null && !UsStates.hasZip(address[3], address[4])) {
            faults.anomaly(ZIP, "expected a ZIP code of " + address[3] + ", found " + Quoted.of(address[4]));
        }
        return address;
    }

    /** What stands between commas and line ends, without the blank at its ends; empty fields at the end are left out. */
    private static List<String> fields(String text) {
        List<String> fields = new ArrayList<>(6);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isSeparator(text.charAt(i))) {
                String field = trimmed(text, start, i);
                boolean lineAfterComma = field.isEmpty() && i < text.length() && text.charAt(i) == '\n';
                if (!lineAfterComma) {
                    fields.add(field);
                }
                start = i + 1;
            }
        }
        while (!fields.isEmpty() && fields.get(fields.size() - 1).isEmpty()) {
            fields.remove(fields.size() - 1);
        }
        return fields;
    }

    private static boolean isSeparator(char c) {
        return c == ',' || c == '\n' || c == ';' || c == '|';
    }

    /** A part of a tidied text, which has single blanks only. */
    private static String trimmed(String text, int start, int end) {
        int from = start < end && text.charAt(start) == ' ' ? start + 1 : start;
        int to = from < end && text.charAt(end - 1) == ' ' ? end - 1 : end;
        return text.substring(from, to);
    }

    /** The five parts of {@code street[, unit], city, ST zip} or {@code …, ST, zip}, which nearly all are, or null. */
    private static String[] usual(List<String> fields) {
        int city = fields.size() - 2;
        if (city < 1 || city > 3) {
            return null;
        }
        String tail = fields.get(city + 1);
        String state;
        String zip;
        if (tail.length() > 3 && tail.charAt(2) == ' ' && UsStates.isAt(tail, 0) && isZip(tail, 3)) {
            state = tail.substring(0, 2);
            zip = tail.substring(3);
        } else if (isState(fields.get(city)) && isZip(tail, 0)) {
            state = fields.get(city--);
            zip = tail;
        } else {
            return null;
        }
        if (city < 1 || city > 2 || fields.get(0).isEmpty() || !isCity(fields.get(city))) {
            return null;
        }
        String unit = city == 2 && !fields.get(1).isEmpty() ? fields.get(1) : null;
        String code = state.toUpperCase(Locale.ROOT);
        return UsStates.isMilitary(code)
                ? null
                : new String[] {fields.get(0), unit, fields.get(city), code, plusFour(zip)};
    }

    private static boolean isState(String text) {
        return text.length() == 2 && UsStates.isAt(text, 0);
    }

    /** The five parts as people write them, or null. */
    private static String[] typed(List<String> fields) {
        AddressTail tail = fields.size() < 2 ? null : AddressTail.read(fields);
        if (tail == null
                || tail.fields().size() > MAX_STREET_FIELDS
                || tail.fields().get(0).isEmpty()) {
            return null;
        }
        boolean city = isCity(tail.city()) || isNumberedTown(tail);
        if (!city || UsStates.isMilitary(tail.state()) != MILITARY.contains(tail.city())) {
            return null;
        }
        List<String> more = tail.fields().subList(1, tail.fields().size()).stream()
                .filter(field -> !field.isEmpty())
                .toList();
        return new String[] {
            tail.fields().get(0), more.isEmpty() ? null : String.join(", ", more), tail.city(), tail.state(), tail.zip()
        };
    }

    /** A street alone or with its units, or null. */
    private static String[] street(List<String> fields) {
        List<String> home = AddressTail.withoutCountry(fields);
        if (home.isEmpty() || home.get(0).isEmpty() || isWhole(home.get(home.size() - 1))) {
            return null;
        }
        List<String> units = home.subList(1, home.size());
        return units.stream().allMatch(AddressSplit::isUnit)
                ? new String[] {home.get(0), units.isEmpty() ? null : String.join(", ", units), null, null, null}
                : null;
    }

    /** Whether a field is an address of which nobody has parted city, state or country. */
    private static boolean isWhole(String field) {
        return COUNTRIES.contains(lastWord(field))
                || isCanadian(field)
                || AddressTail.read(List.of("street", "city", field)) != null;
    }

    /** Whether a text ends in a postal code of Canada: {@code M5V 1J5}. */
    private static boolean isCanadian(String text) {
        int start = text.length() - 7;
        return start >= 0
                && text.charAt(start + 3) == ' '
                && Character.isLetter(text.charAt(start))
                && Character.isDigit(text.charAt(start + 1))
                && Character.isLetter(text.charAt(start + 2))
                && Character.isDigit(text.charAt(start + 4))
                && Character.isLetter(text.charAt(start + 5))
                && Character.isDigit(text.charAt(start + 6));
    }

    private static boolean isCity(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return false; // a unit where the city should be
            }
        }
        return !text.isEmpty() && !isUnit(text);
    }

    private static boolean isUnit(String text) {
        return !text.isEmpty() && (text.charAt(0) == '#' || UNITS.contains(firstWord(text)));
    }

    /** A town like 29 Palms, in a field of its own behind a street: not the house number of another street. */
    private static boolean isNumberedTown(AddressTail tail) {
        String town = tail.city();
        int blank = town.indexOf(' ');
        String first = tail.fields().get(0);
        return tail.alone()
                && blank > 0
                && town.chars().limit(blank).allMatch(Character::isDigit)
                && isCity(town.substring(blank + 1))
                && !STREETS.contains(lastWord(town))
                && (Character.isDigit(first.charAt(0)) || first.regionMatches(true, 0, "P", 0, 1));
    }

    private static String firstWord(String text) {
        int blank = text.indexOf(' ');
        return blank < 0 ? text : text.substring(0, blank);
    }

    private static String lastWord(String text) {
        return text.isEmpty() ? " " : text.substring(text.lastIndexOf(' ') + 1);
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
