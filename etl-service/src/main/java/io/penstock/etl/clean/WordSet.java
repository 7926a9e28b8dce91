package io.penstock.etl.clean;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A closed set of words, compared without dots and case: {@code Ph.D.} is {@code phd}. */
final class WordSet {
    private static final int ASCII = 128;

    private final Set<String> words;
    private final int longest;

    /** Of which lengths the words are that begin with a character; most words are known by it not to be in the set. */
    private final long[] lengths = new long[ASCII];

    private final boolean[] starts = new boolean[ASCII];

    WordSet(String... words) {
        this.words = Set.of(words);
        int length = 0;
        for (String word : words) {
            length = Math.max(length, word.length());
            if (word.charAt(0) < ASCII) {
                starts[word.charAt(0)] = true;
                starts[Character.toUpperCase(word.charAt(0))] = true;
                lengths[word.charAt(0)] |= 1L << word.length();
                lengths[Character.toUpperCase(word.charAt(0))] |= 1L << word.length();
            }
        }
        this.longest = length * 2; // room for a dot after every letter
    }

    /** The words of a text, which blanks and line ends part. */
    static WordSet of(String text) {
        return new WordSet(text.strip().split("\\s+"));
    }

    /** The words of both. */
    WordSet with(WordSet other) {
        return new WordSet(
                Stream.concat(words.stream(), other.words.stream()).distinct().toArray(String[]::new));
    }

    boolean contains(String word) {
        if (word.length() > longest) {
            return false;
        }
        char first = word.charAt(0);
        boolean possible = first >= ASCII
                || ((lengths[first] >> word.length()) & 1) != 0
                || (starts[first] && word.indexOf('.') >= 0);
        return possible && words.contains(bare(word));
    }

    private static String bare(String word) {
        String bare = word;
        if (word.indexOf('.') >= 0) {
            bare = word.replace(".", "");
        }
        if (word.indexOf('’') >= 0) {
            bare = bare.replace('’', '\'');
        }
        return bare.toLowerCase(Locale.ROOT);
    }
}
