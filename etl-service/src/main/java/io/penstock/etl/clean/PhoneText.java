package io.penstock.etl.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A phone cell as people fill it, taken apart: the pieces that may be numbers, in their order, and what stands around them.
 * Of more than one number, none runs into the next.
 */
final class PhoneText {
    private static final int MIN_DIGITS = 7;
    private static final int MAX_LENGTH = 250;

    /** What may stand before a number without meaning anything else than that it is one. */
    private static final Pattern LABEL = Pattern.compile(
            "[\\s:.#'-]*(?:(?:tel|telephone|telefone|fone|phone|ph|cell|cellular|celular|cel|mobile|mob|home|work|office"
                    + "|main|h|w|m|c|o|p|t)(?:\\b[\\s:.#-]*|$))*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern EXTENSION = Pattern.compile(
            "[\\s,;.-]*(?:(?:extension|extn|ext|xtn|x|ramal|#)[\\s.:=#]*|,,+|;)\\d{1,7}\\s*#?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d+(?:[.,]\\d+)? ?[eE][-+]?\\d+");
    private static final Pattern ZERO_DECIMALS = Pattern.compile("(\\+?\\d+)[.,]0{1,2}");
    private static final Pattern TOLL_FREE_WORD = Pattern.compile(
            "(?:\\+?1[-. ]?)?\\(?8(?:00|22|33|44|55|66|77|88)\\)?[-. ]?(?=[-. \\w]*[A-Za-z]{3})(?![-. ]*[Xx]{2})[A-Za-z0-9][-. A-Za-z0-9]{6,}");

    private final String text;
    private final List<Piece> pieces = new ArrayList<>(2);

    private PhoneText(String text) {
        this.text = text;
    }

    /** Takes a text apart; one of which nothing can be a number has no pieces. */
    static PhoneText read(String given) {
        String text = unwrapped(plainCharacters(given));
        PhoneText cell = new PhoneText(text);
        if (text.length() <= MAX_LENGTH && !EXPONENT.matcher(text).matches()) {
            if (TOLL_FREE_WORD.matcher(text).matches()) {
                cell.pieces.add(new Piece(text, 0, text.length()));
            } else {
                cell.addPieces();
            }
        }
        return cell;
    }

    /** What may be a number, in the order of the text. */
    List<Piece> pieces() {
        return pieces;
    }

    /** Whether nothing but an extension follows a number. */
    boolean isExtended(Piece piece) {
        return EXTENSION.matcher(text.substring(piece.end)).matches();
    }

    /** Whether a number stands alone, but for a label and an extension. */
    boolean isAlone(Piece piece) {
        return LABEL.matcher(text.substring(0, piece.start)).matches()
                && (isExtended(piece) || text.chars().skip(piece.end).noneMatch(Character::isLetterOrDigit));
    }

    /** Digits of every script as ASCII, dashes of every kind as hyphens. */
    private static String plainCharacters(String given) {
        StringBuilder plain = new StringBuilder(given.length());
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            int digit = c < 0x80 ? -1 : Character.digit(c, 10);
            boolean dash = c >= 0x80 && (Character.getType(c) == Character.DASH_PUNCTUATION || c == '−');
            plain.append(digit >= 0 ? (char) ('0' + digit) : dash ? '-' : c == '＋' ? '+' : c);
        }
        return plain.toString();
    }

    /** Without what spreadsheets and programs wrap a number in: {@code '813…}, {@code ="813…"}, {@code tel:}, {@code .0}. */
    private static String unwrapped(String text) {
        String bare = text;
        if (bare.startsWith("=\"") && bare.endsWith("\"")) {
            bare = bare.substring(2, Math.max(2, bare.length() - 1));
        } else if (bare.startsWith("'")) {
            bare = bare.substring(1);
        }
        Matcher decimals = ZERO_DECIMALS.matcher(bare);
        return decimals.matches() ? decimals.group(1) : bare;
    }

    private void addPieces() {
        int start = -1;
        int digits = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ';' : text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (digit || (start < 0 && (c == '+' || c == '('))) {
                start = start < 0 ? i : start;
                digits += digit ? 1 : 0;
            } else if (start >= 0 && !isInside(c, digits)) {
                add(start, i, digits);
                start = c == '+' ? i : -1;
                digits = 0;
            }
        }
    }

    /** A slash parts two numbers, or an area code from the rest. */
    private static boolean isInside(char c, int digits) {
        return " -.()".indexOf(c) >= 0 || (c == '/' && digits < MIN_DIGITS);
    }

    private void add(int start, int end, int digits) {
        int last = end;
        while (last > start && !isDigit(text.charAt(last - 1))) {
            last--;
        }
        if (digits >= MIN_DIGITS) {
            pieces.add(new Piece(text.substring(start, last), start, last));
        }
    }

    /**
     * The places where a piece that is too long for one number may end the first of two: at blanks, with the digits of a
     * number on both sides.
     */
    List<Piece> beginnings(Piece piece) {
        List<Piece> beginnings = new ArrayList<>(2);
        for (int blank = piece.number.indexOf(' '); blank > 0; blank = piece.number.indexOf(' ', blank + 1)) {
            if (digits(piece.number, 0, blank) >= MIN_DIGITS
                    && digits(piece.number, blank, piece.number.length()) >= MIN_DIGITS) {
                beginnings.add(new Piece(piece.number.substring(0, blank), piece.start, piece.start + blank));
            }
        }
        return beginnings;
    }

    private static int digits(String text, int start, int end) {
        int digits = 0;
        for (int i = start; i < end; i++) {
            digits += isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * A part of the text that may be a number.
     *
     * @param start where it begins in the text
     * @param end where it ends
     */
    record Piece(String number, int start, int end) {}
}
