package io.penstock.ingest.table;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises records that are none: the line of dashes that {@code sqlcmd} and others write below the header, and the count
 * of rows that they, {@code psql} and others write at the end.
 */
final class DatabaseToolLines {
    private static final int MOST_COUNT_CHARS = 40;
    private static final Pattern COUNT = Pattern.compile(
            "\\(\\d+ rows?( affected)?\\)|\\(\\d+ row\\(s\\) affected\\)|\\d+ (rows?|record\\(s\\)) selected\\.?",
            Pattern.CASE_INSENSITIVE);

    private boolean first = true;
    private boolean dashes;
    private boolean count;

    void begin() {
        dashes = first;
        first = false;
        count = false;
    }

    void field(int index, char[] chars, int offset, int length) {
        if (dashes) {
            dashes = isDashes(chars, offset, length);
        }
        if (index == 0) {
            count = mayCount(chars, offset, length)
                    && COUNT.matcher(new String(chars, offset, length).strip()).matches();
        } else if (count) {
            count = new String(chars, offset, length).isBlank();
        }
    }

    /** What the record was, in words for a person; null if it is a record. */
    @Nullable
    String remark(long line) {
        if (dashes) {
            return "line %d, of dashes, passed over".formatted(line);
        }
        return count ? "line %d, a count of rows, passed over".formatted(line) : null;
    }

    private static boolean isDashes(char[] chars, int offset, int length) {
        String text = new String(chars, offset, length).strip();
        return !text.isEmpty() && text.chars().allMatch(c -> c == '-');
    }

    /** Nearly every record is told apart by its last character. */
    private static boolean mayCount(char[] chars, int offset, int length) {
        if (length == 0 || length > MOST_COUNT_CHARS) {
            return false;
        }
        char last = Character.toLowerCase(chars[offset + length - 1]);
        return last == ')' || last == 'd' || last == '.' || last == ' ';
    }
}
