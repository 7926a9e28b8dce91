package io.penstock.etl.clean;

/**
 * The tidying that every value gets: outer blanks go, inner runs of blanks become one space, characters without width
 * (byte order marks, zero-width spaces) go. Blank is what Unicode calls white space, no-break spaces included.
 */
public final class Blanks {
    private Blanks() {}

    /** Whether a text is printable ASCII without a blank too many: then nothing is to be said of it, and nothing done. */
    public static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F || (c == ' ' && before == ' ')) {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    /** The tidied text; null when nothing is left. The same instance when there is nothing to do. */
    public static String tidy(String text) {
        int length = text.length();
        if (length == 0) {
            return null;
        }
        boolean afterBlank = true;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (afterBlank) {
                    return rewrite(text, i);
                }
                afterBlank = true;
            } else if (c < ' ' || (c >= 0x7F && (isBlank(c) || isWidthless(c)))) {
                return rewrite(text, i);
            } else {
                afterBlank = false;
            }
        }
        return afterBlank ? text.substring(0, length - 1) : text;
    }

    /** The lines of a text, each tidied, with a line feed between them; null when nothing is left. */
    public static String tidyLines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || isLineEnd(text.charAt(i))) {
                String line = tidy(text.substring(start, i));
                if (line != null) {
                    lines.append(lines.isEmpty() ? "" : "\n").append(line);
                }
                start = i + 1;
            }
        }
        return lines.isEmpty() ? null : lines.toString();
    }

    private static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** Tidies from a position on before which nothing was to be done. */
    private static String rewrite(String text, int from) {
        StringBuilder tidy = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isBlank(c)) {
                if (!tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != ' ') {
                    tidy.append(' ');
                }
            } else if (!isWidthless(c)) {
                tidy.append(c);
            }
        }
        int end = tidy.length();
        if (end > 0 && tidy.charAt(end - 1) == ' ') {
            tidy.setLength(end - 1);
        }
        return tidy.isEmpty() ? null : tidy.toString();
    }

    static boolean isBlank(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || c == 0x85
                || (c >= 0xA0 && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
    }

    private static boolean isWidthless(char c) {
        return c == 0x200B || c == 0x2060 || c == 0xFEFF;
    }

    /** Without blanks at the ends. */
    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return start == end ? null : text.substring(start, end);
    }

    /** With one space for each run of blanks. */
    static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isBlank(c)) {
                collapsed.append(c);
            } else if (i == 0 || !isBlank(text.charAt(i - 1))) {
                collapsed.append(' ');
            }
        }
        return collapsed.toString();
    }
}
