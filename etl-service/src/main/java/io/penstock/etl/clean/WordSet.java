package io.penstock.etl.clean;

import java.util.Locale;
import java.util.Set;

/** A closed set of words, compared without dots and case: {@code Ph.D.} is {@code phd}. */
final class WordSet {
    private final Set<String> words;
    private final int longest;

    WordSet(String... words) {
        this.words = Set.of(words);
        int length = 0;
        for (String word : words) {
            length = Math.max(length, word.length());
        }
        this.longest = length * 2; // room for a dot after every letter
    }

    boolean contains(String word) {
        return word.length() <= longest && words.contains(bare(word));
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
