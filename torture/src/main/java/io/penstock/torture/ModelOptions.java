package io.penstock.torture;

/**
 * What was asked for on the command line after {@code --model}.
 *
 * @param sequences how many
 * @param steps in each
 * @param seed of the first sequence; each has one more than the one before
 */
record ModelOptions(int sequences, int steps, long seed) {

    private static final int SEQUENCES = 20;
    private static final int STEPS = 40;
    private static final int MOST = 10_000;

    /** Reads the words after {@code --model --platform}. */
    static ModelOptions parse(long anySeed, String... words) {
        int sequences = SEQUENCES;
        int steps = STEPS;
        long seed = anySeed;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--sequences" -> sequences = (int) TortureOptions.number(words, i++, 1, MOST);
                case "--steps" -> steps = (int) TortureOptions.number(words, i++, 1, MOST);
                case "--seed" -> seed = TortureOptions.number(words, i++, 0, Long.MAX_VALUE);
                default -> throw new IllegalArgumentException("unknown option " + words[i]);
            }
        }
        return new ModelOptions(sequences, steps, seed);
    }
}
