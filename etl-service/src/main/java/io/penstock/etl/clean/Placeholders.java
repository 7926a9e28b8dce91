package io.penstock.etl.clean;

import java.util.Locale;
import java.util.Set;

/**
 * Texts by which people and programs say that there is no value. Only a whole value is one: {@code Jennifer Null} is a name.
 */
public final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            // of people
            "n/a",
            "#n/a",
            "n.a.",
            "n.a",
            "n\\a",
            "n-a",
            "na",
            "n/d",
            "n.d.",
            "n/k",
            "none",
            "nil",
            "unknown",
            "unk",
            "not available",
            "not applicable",
            "not known",
            "not provided",
            "not given",
            "not on file",
            "no value",
            "no data",
            "no phone",
            "no phone number",
            "no number",
            "no email",
            "no e-mail",
            "no mail",
            "tbd",
            "t.b.d.",
            "tba",
            "tbc",
            "to be determined",
            "blank",
            "(blank)",
            "empty",
            "(empty)",
            "(none)",
            "<none>",
            "[none]",
            "(unknown)",
            "missing",
            "(n/a)",
            "nenhum",
            "nenhuma",
            "ninguno",
            "não informado",
            "nao informado",
            "não possui",
            "nao possui",
            "não tem",
            "nao tem",
            // of programs
            "null",
            "(null)",
            "<null>",
            "[null]",
            "{null}",
            "'null'",
            "#null!",
            "\\n",
            "nan",
            "<na>",
            "undefined",
            "dbnull",
            "(missing)");

    /** Of which lengths the words are that begin with a character; most values are known by it not to be one. */
    private static final long[] LENGTHS = new long[128];

    private static final int MAX_LENGTH;

    static {
        int longest = 0;
        for (String word : WORDS) {
            LENGTHS[word.charAt(0)] |= 1L << word.length();
            LENGTHS[Character.toUpperCase(word.charAt(0))] |= 1L << word.length();
            longest = Math.max(longest, word.length());
        }
        MAX_LENGTH = longest;
    }

    private Placeholders() {}

    /** Whether a text says that there is no value; not empty. */
    public static boolean isOne(String text) {
        int length = text.length();
        char first = text.charAt(0);
        if (length > MAX_LENGTH || (first >= '0' && first <= '9')) {
            return false;
        }
        if (first < LENGTHS.length && ((LENGTHS[first] >> length) & 1) != 0) {
            return WORDS.contains(text.toLowerCase(Locale.ROOT)) || isOfMarks(text);
        }
        return !Character.isLetter(first) && isOfMarks(text);
    }

    /** Dashes, dots, question marks and lines to be filled in. */
    private static boolean isOfMarks(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean dash = c == '-' || (c >= 0x80 && (c == '−' || Character.getType(c) == Character.DASH_PUNCTUATION));
            if (!dash && " ._?".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
