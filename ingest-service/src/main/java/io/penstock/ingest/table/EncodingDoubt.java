package io.penstock.ingest.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Looks for signs that a text is not in the encoding of Western Europe that it was taken for. Nearly every byte is some
 * character there, so that names in another encoding would be loaded as names that nobody has: {@code José} of a Macintosh
 * as {@code JosŽ}. Signs are symbols and capital letters inside words, three accented letters in a row, and lines that end
 * as they did on a Macintosh.
 */
final class EncodingDoubt {
    /** Letters that stand where other encodings have accented small ones, and nearly never inside a word. */
    private static final String LETTERS_OF_OTHERS = "\u0160\u0152\u017D\u0178\u0192\u02C6";

    /** What people write inside words: apostrophes, a middle dot, blanks and hyphens that do not break. */
    private static final String IN_WORDS = "\u2019\u00B4\u00B7\u00A0\u00AD";

    private static final String OPENING_QUOTES = "\u2018\u201C\u201E\u201A";
    private static final String DASHES = "\u2013\u2014";
    private static final int LETTERS_IN_A_ROW = 3;

    private char before = '\r';
    private char last = '\n';
    private long line = 1;
    private int inARow;
    private boolean feeds;
    private boolean returns;
    private boolean accents;
    private boolean strange;
    private @Nullable Long doubt;

    private EncodingDoubt() {}

    /** The line of the first sign, from 1; null if there is none. */
    static @Nullable Long firstDoubt(Path file, Charset charset) throws IOException {
        EncodingDoubt guess = read(file, charset);
        boolean ofMacintosh = guess.returns && !guess.feeds && guess.accents;
        return guess.doubt == null && ofMacintosh ? Long.valueOf(1) : guess.doubt;
    }

    /** Whether all that is not ASCII would be letters where words have them, however lines end. */
    static boolean explainsWords(Path file, Charset charset) throws IOException {
        EncodingDoubt guess = read(file, charset);
        return guess.doubt == null && !guess.strange;
    }

    private static EncodingDoubt read(Path file, Charset charset) throws IOException {
        EncodingDoubt guess = new EncodingDoubt();
        try (Reader text = new InputStreamReader(new BufferedInputStream(Files.newInputStream(file)), charset)) {
            char[] block = new char[64 * 1024];
            for (int n = text.read(block); n >= 0 && guess.doubt == null; n = text.read(block)) {
                for (int i = 0; i < n; i++) {
                    guess.add(block[i]);
                }
            }
        }
        guess.judge(' ');
        return guess;
    }

    /** Each character is judged when the one after it is known. */
    private void add(char next) {
        judge(next);
        inARow = isAccented(next) ? inARow + 1 : 0;
        feeds |= next == '\n';
        returns |= next == '\r';
        line += last == '\r' || (last == '\n' && before != '\r') ? 1 : 0;
        before = last;
        last = next;
    }

    private void judge(char next) {
        accents |= last >= 0x80;
        strange |= last >= 0x80
                && (!Character.isLetter(last) || (Character.isUpperCase(last) && Character.isLowerCase(before)));
        if (last >= 0x80 && doubt == null && isDoubtful(before, last, next)) {
            doubt = line;
        }
    }

    private static boolean isAccented(char c) {
        return c >= 0x80 && Character.isLetter(c);
    }

    private boolean isDoubtful(char left, char c, char right) {
        if (Character.isLetter(c)) {
            boolean capital = LETTERS_OF_OTHERS.indexOf(c) >= 0
                    && Character.isLetter(left)
                    && (Character.isLowerCase(left) || Character.isLowerCase(right));
            return capital || inARow >= LETTERS_IN_A_ROW;
        }
        if (IN_WORDS.indexOf(c) >= 0) {
            return false;
        }
        if (OPENING_QUOTES.indexOf(c) >= 0 && Character.isLowerCase(left)) {
            return true;
        }
        boolean inWord = Character.isLetter(left) && Character.isLetter(right);
        return DASHES.indexOf(c) >= 0
                ? Character.isLowerCase(left) && Character.isLowerCase(right)
                : inWord && OPENING_QUOTES.indexOf(c) < 0;
    }
}
