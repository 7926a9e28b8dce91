package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import io.penstock.etl.check.Quoted;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a person's name into first and last name. Reads {@code Last, First} and {@code First Last}; drops titles; keeps
 * suffixes and particles with the last name. Two persons of one last name share it: {@code John & Mary Smith}. A name that is
 * not of a person, or cannot be split, is the last name as a whole.
 */
final class NameSplit implements Splitter {
    static final String CONFIDENCE = "name-confidence";
    private static final int WORDS_TOLD_APART = 3;

    private final String organisationFirstName;

    /** @param organisationFirstName the first name where there is none to be told */
    NameSplit(String organisationFirstName) {
        this.organisationFirstName = organisationFirstName;
    }

    @Override
    public List<String> parts() {
        return List.of("first", "last");
    }

    @Override
    public String[] split(String text, Faults faults) {
        List<List<String>> groups = groups(text);
        if (groups.isEmpty()) {
            return new String[] {null, null};
        }
        boolean plain = OrganisationWords.areAbsent(groups, text);
        if (!plain && OrganisationWords.areIn(groups, text)) {
            return whole(text, text, faults);
        }
        List<String> suffixes = suffixGroups(groups);
        String[] couple = plain ? null : Couple.split(groups, suffixes);
        if (couple != null) {
            return couple.length == 0 ? whole(text, text, faults) : shared(couple, text, faults);
        }
        if (groups.size() == 1) {
            return firstThenLast(groups.get(0), suffixes, text, faults);
        }
        return lastThenFirst(groups, suffixes, text, faults);
    }

    /** The words between commas, without titles; groups without words are left out. */
    private static List<List<String>> groups(String text) {
        List<List<String>> groups = new ArrayList<>(3);
        List<String> group = new ArrayList<>(4);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            if (c == ' ' || c == ',') {
                addWord(text, start, i, group);
                start = i + 1;
            }
            if (c == ',' && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>(4);
            }
        }
        return groups;
    }

    /** {@code Mr. and Mrs.} is a title too. */
    private static void addWord(String text, int start, int end, List<String> group) {
        if (start < end) {
            String word = text.substring(start, end);
            int before = group.size() - 1;
            boolean first = before < 0;
            boolean dropped = first
                    ? NameWords.TITLES.contains(word) || Couple.isConnector(word)
                    : Couple.isConnector(group.get(before)) && NameWords.TITLES.contains(word);
            if (!dropped) {
                group.add(word);
            }
        }
    }

    /** Takes groups after the first that are suffixes only ({@code John Doe, Jr.}) out of the groups. */
    private static List<String> suffixGroups(List<List<String>> groups) {
        if (groups.size() < 2) {
            return List.of();
        }
        List<String> suffixes = new ArrayList<>(2);
        boolean named = groups.get(0).size() > 1;
        for (int g = groups.size() - 1; g > 0; g--) {
            if (groups.get(g).stream()
                    .allMatch(word ->
                            NameWords.SUFFIXES.contains(word) || (named && NameWords.CREDENTIALS.contains(word)))) {
                suffixes.addAll(0, groups.remove(g));
            }
        }
        return suffixes;
    }

    private String[] firstThenLast(List<String> words, List<String> suffixes, String text, Faults faults) {
        int end = words.size();
        while (end > 1 && NameWords.SUFFIXES.contains(words.get(end - 1))) {
            end--;
        }
        if (end == 1) {
            return whole(withSuffixes(join(words, 0, words.size()), suffixes), text, faults);
        }
        int last = lastName(words, end);
        if (last == end - 1 && end > WORDS_TOLD_APART) {
            doubt(text, faults);
        }
        return new String[] {join(words, 0, last), withSuffixes(join(words, last, words.size()), suffixes)};
    }

    /** Where the last name starts: at a particle, or with the last word. */
    static int lastName(List<String> words, int end) {
        for (int i = 1; i < end - 1; i++) {
            if (NameWords.PARTICLES.contains(words.get(i))) {
                return i;
            }
        }
        return end - 1;
    }

    static String withSuffixes(String name, List<String> suffixes) {
        return suffixes.isEmpty() ? name : name + " " + String.join(" ", suffixes);
    }

    private static String[] lastThenFirst(
            List<List<String>> groups, List<String> suffixes, String text, Faults faults) {
        List<String> surname = new ArrayList<>(groups.get(0));
        List<String> given = new ArrayList<>(groups.get(1));
        for (int g = 2; g < groups.size(); g++) {
            given.addAll(groups.get(g));
        }
        if (groups.size() > 2) {
            doubt(text, faults);
        }
        int end = given.size();
        while (end > 1 && trails(given.get(end - 1))) {
            end--;
            if (NameWords.SUFFIXES.contains(given.get(end))) {
                surname.add(given.get(end));
            }
        }
        surname.addAll(suffixes);
        return new String[] {join(given, 0, end), String.join(" ", surname)};
    }

    /** A title or suffix after given names; a single letter there is an initial. */
    private static boolean trails(String word) {
        return NameWords.TITLES.contains(word)
                || (NameWords.SUFFIXES.contains(word) && word.replace(".", "").length() > 1);
    }

    private String[] whole(String name, String text, Faults faults) {
        faults.anomaly(
                CONFIDENCE,
                "expected the first and last name of one person, found " + Quoted.of(text)
                        + "; it is kept whole as the last name");
        return new String[] {organisationFirstName, name};
    }

    private static String[] shared(String[] couple, String text, Faults faults) {
        faults.anomaly(CONFIDENCE, "expected the name of one person, found " + Quoted.of(text));
        return couple;
    }

    private static void doubt(String text, Faults faults) {
        faults.anomaly(CONFIDENCE, "expected 'Last, First' or a name of two or three words, found " + Quoted.of(text));
    }

    static String join(List<String> words, int start, int end) {
        return start + 1 == end ? words.get(start) : String.join(" ", words.subList(start, end));
    }
}
