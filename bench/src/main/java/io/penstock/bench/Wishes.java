package io.penstock.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be measured.
 *
 * @param quick a hundred thousand rows and few of the rest, in about two minutes
 * @param sizes rows of the files that are loaded
 * @param onlyReminders so many reminders, and nothing else; null to measure all
 */
record Wishes(boolean quick, List<Integer> sizes, Integer onlyReminders) {

    private static final String ONLY_REMINDERS = "--reminders=";

    private static final List<Integer> ALL = List.of(100_000, 1_000_000, 5_000_000);
    private static final List<Integer> FEW = List.of(100_000);

    /** Reads the words after {@code bench}: {@code [--quick] [ROWS…]}, or {@code --reminders=N}. */
    static Wishes of(List<String> words) {
        boolean quick = words.contains("--quick");
        List<Integer> sizes = new ArrayList<>();
        Integer onlyReminders = null;
        for (String word : words) {
            if (word.matches("[1-9][0-9]{2,7}")) {
                sizes.add(Integer.valueOf(word));
            } else if (word.matches(ONLY_REMINDERS + "[1-9][0-9]{1,6}")) {
                onlyReminders = Integer.valueOf(word.substring(ONLY_REMINDERS.length()));
            } else if (!word.equals("--quick")) {
                throw new IllegalArgumentException(
                        "expected --quick, --reminders=N or numbers of rows from 100 to 99999999, found " + word);
            }
        }
        if (sizes.isEmpty()) {
            sizes.addAll(quick ? FEW : ALL);
        }
        return new Wishes(quick, List.copyOf(sizes), onlyReminders);
    }

    /** Whether everything is measured, so that the result is one to keep. */
    boolean isComplete() {
        return !quick && onlyReminders == null && sizes.equals(ALL);
    }

    int smallFiles() {
        return quick ? 40 : 200;
    }

    int reminders() {
        if (onlyReminders != null) {
            return onlyReminders;
        }
        return quick ? 10_000 : 100_000;
    }

    int accounts() {
        return quick ? 50_000 : 500_000;
    }
}
