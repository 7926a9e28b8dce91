package io.penstock.etl.clean;

import java.util.List;

/** Two persons in one name: {@code John & Mary Smith}, {@code Smith, John and Mary}. */
final class Couple {
    private static final String[] NOT_TOLD_APART = {};

    private Couple() {}

    /** Whether a word joins two names. */
    static boolean isConnector(String word) {
        return switch (word.length()) {
            case 1 -> word.charAt(0) == '&' || word.charAt(0) == '+';
            case 3 -> word.equalsIgnoreCase("and");
            default -> false;
        };
    }

    /**
     * Splits the name of two persons with one last name.
     *
     * @return first and last name; nothing if the two cannot be told apart; null if the name is of one person
     */
    static String[] split(List<List<String>> groups, List<String> suffixes) {
        List<String> persons = groups.get(groups.size() - 1);
        int connector = connector(persons, 0);
        for (int g = 0; g < groups.size() - 1; g++) {
            if (connector(groups.get(g), 0) >= 0) {
                return NOT_TOLD_APART;
            }
        }
        if (connector < 0) {
            return null;
        }
        if (groups.size() > 2 || connector(persons, connector + 1) >= 0 || connector == persons.size() - 1) {
            return NOT_TOLD_APART;
        }
        return groups.size() == 2
                ? lastThenFirst(groups.get(0), persons, connector, suffixes)
                : firstThenLast(persons, connector, suffixes);
    }

    private static String[] lastThenFirst(
            List<String> surname, List<String> given, int connector, List<String> suffixes) {
        return isGivenName(given, 0, connector) && isGivenName(given, connector + 1, given.size())
                ? new String[] {String.join(" ", given), NameSplit.withSuffixes(String.join(" ", surname), suffixes)}
                : NOT_TOLD_APART;
    }

    private static String[] firstThenLast(List<String> words, int connector, List<String> suffixes) {
        int end = words.size();
        while (end > connector + 2 && NameWords.SUFFIXES.contains(words.get(end - 1))) {
            end--;
        }
        List<String> second = words.subList(connector + 1, end);
        int last = second.size() < 2 ? 0 : NameSplit.lastName(second, second.size());
        if (last == 0 || !isGivenName(words, 0, connector) || !isGivenName(second, 0, last)) {
            return NOT_TOLD_APART;
        }
        int surname = connector + 1 + last;
        return new String[] {
            NameSplit.join(words, 0, surname),
            NameSplit.withSuffixes(NameSplit.join(words, surname, words.size()), suffixes)
        };
    }

    /** One word, or one with an initial. */
    private static boolean isGivenName(List<String> words, int start, int end) {
        return end - start == 1
                || (end - start == 2 && words.get(end - 1).replace(".", "").length() == 1);
    }

    private static int connector(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            if (isConnector(words.get(i))) {
                return i;
            }
        }
        return -1;
    }
}
