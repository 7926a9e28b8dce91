package io.penstock.torture;

import io.penstock.torture.fault.Faults;
import io.penstock.torture.fault.Scale;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param rounds how many
 * @param seed of the first round; each has one more than the one before
 * @param rows consumers in a file
 * @param only the fault of all rounds, if it is not to follow from the seed
 */
record TortureOptions(int rounds, long seed, int rows, Scale scale, Optional<String> only) {

    private static final int ROWS = 1_000_000;
    private static final int FEWEST_ROWS = 100;
    private static final int MOST_ROWS = 5_000_000;

    /** Reads the words after {@code torture}. */
    static TortureOptions parse(long anySeed, String... words) {
        int rounds = Faults.number();
        long seed = anySeed;
        int rows = ROWS;
        Scale scale = Scale.LONG;
        Optional<String> only = Optional.empty();
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--rounds" -> rounds = (int) number(words, i++, 1, Integer.MAX_VALUE);
                case "--seed" -> seed = number(words, i++, 0, Long.MAX_VALUE);
                case "--rows" -> rows = (int) number(words, i++, FEWEST_ROWS, MOST_ROWS);
                case "--short" -> scale = Scale.SHORT;
                case "--only" -> only = Optional.of(fault(valueOf(words, i++)));
                default -> throw new IllegalArgumentException("unknown option " + words[i]);
            }
        }
        return new TortureOptions(rounds, seed, rows, scale, only);
    }

    private static String fault(String name) {
        return Faults.named(name).name();
    }

    static long number(String[] words, int index, long least, long most) {
        String text = valueOf(words, index);
        if (!text.matches("[0-9]{1,18}") || Long.parseLong(text) < least || Long.parseLong(text) > most) {
            throw new IllegalArgumentException(
                    "expected after %s a number from %d to %d, found %s".formatted(words[index], least, most, text));
        }
        return Long.parseLong(text);
    }

    private static String valueOf(String[] words, int index) {
        if (index + 1 == words.length) {
            throw new IllegalArgumentException("expected a value after " + words[index]);
        }
        return words[index + 1];
    }
}
