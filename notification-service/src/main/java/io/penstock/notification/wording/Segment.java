package io.penstock.notification.wording;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One segment of a text message: 160 characters of the GSM 7-bit alphabet (3GPP TS 23.038), of which some count as two. A
 * single character outside of that alphabet would leave room for 70, so such characters are replaced.
 */
public final class Segment {

    /** Septets in one segment. */
    public static final int LENGTH = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final Map<Character, String> LIKENESS = Map.ofEntries(
            Map.entry('‘', "'"),
            Map.entry('’', "'"),
            Map.entry('`', "'"),
            Map.entry('“', "\""),
            Map.entry('”', "\""),
            Map.entry('–', "-"),
            Map.entry('—', "-"),
            Map.entry('…', "..."),
            Map.entry('\u00a0', " "),
            Map.entry('\t', " "),
            Map.entry('ł', "l"),
            Map.entry('Ł', "L"),
            Map.entry('đ', "d"),
            Map.entry('ı', "i"),
            Map.entry('œ', "oe"),
            Map.entry('×', "x"));
    private static final String CUT = "...";
    private static final int SHORTEST_NAME = 12;

    private Segment() {}

    /** How many septets the text takes; expects only characters of the alphabet. */
    public static int septets(String text) {
        return text.chars().map(c -> EXTENDED.indexOf(c) >= 0 ? 2 : 1).sum();
    }

    /** The text in the GSM alphabet: accents are dropped where the alphabet lacks them, what is left becomes {@code ?}. */
    public static String transliterate(String text) {
        StringBuilder gsm = new StringBuilder();
        text.codePoints().forEach(c -> gsm.append(likeness(Character.toString(c))));
        return gsm.toString();
    }

    /**
     * Words that fit, with the name within them cut as far as it must be.
     *
     * @param words makes the whole of the name
     * @return empty when not even twelve characters of the name would be left
     */
    public static Optional<String> fit(String name, UnaryOperator<String> words) {
        String gsm = transliterate(name);
        String whole = transliterate(words.apply(gsm));
        int room = septets(gsm) - Math.max(0, septets(whole) - LENGTH);
        if (room == septets(gsm)) {
            return Optional.of(whole);
        }
        return room < SHORTEST_NAME ? Optional.empty() : Optional.of(transliterate(words.apply(cut(gsm, room))));
    }

    /** The text in the GSM alphabet, cut at the end to one segment. */
    public static String cut(String text) {
        return cut(transliterate(text), LENGTH);
    }

    private static String cut(String gsm, int septets) {
        if (septets(gsm) <= septets) {
            return gsm;
        }
        int end = gsm.length();
        while (end > 0 && septets(gsm.substring(0, end)) + CUT.length() > septets) {
            end--;
        }
        return gsm.substring(0, end) + CUT;
    }

    private static String likeness(String character) {
        if (isGsm(character)) {
            return character;
        }
        String known = LIKENESS.get(character.charAt(0));
        if (known != null) {
            return known;
        }
        String plain = Normalizer.normalize(character, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        if (!plain.isEmpty() && isGsm(plain)) {
            return plain;
        }
        return Character.isLetterOrDigit(character.codePointAt(0)) ? "?" : " ";
    }

    private static boolean isGsm(String text) {
        return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
    }
}
