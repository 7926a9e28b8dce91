package io.penstock.ingest.table;

import io.penstock.tables.UnreadableTable;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the encoding from the head of a file: by its byte order mark, by what was declared, or by the pattern that NUL
 * bytes make in UTF-16 text. What is left is taken for UTF-8 until a byte of the file disproves it.
 */
final class DetectEncoding {
    static final String DETECTED = "detected";
    static final String DECLARED = "declared";
    static final String MARKED = "byte order mark";

    /** In UTF-16 text of any European language well over a third of one side of each byte pair is NUL. */
    private static final double NUL_SHARE = 0.3;

    private static final byte[] UTF_32LE_MARK = {(byte) 0xFF, (byte) 0xFE, 0, 0};
    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, (byte) 0xEF, (byte) 0xBB, (byte) 0xBF),
            new Mark(StandardCharsets.UTF_16LE, (byte) 0xFF, (byte) 0xFE),
            new Mark(StandardCharsets.UTF_16BE, (byte) 0xFE, (byte) 0xFF));

    private DetectEncoding() {}

    /** @throws UnreadableTable when the head contradicts what was declared */
    static Encoding of(byte[] head, @Nullable Charset declared) {
        if (startsWith(head, UTF_32LE_MARK)) {
            throw new UnreadableTable("expected UTF-8, UTF-16 or windows-1252, found UTF-32", 1L);
        }
        Mark mark = markOf(head);
        Charset pattern = mark == null ? nulPattern(head) : null;
        if (declared != null) {
            return declared(declared, mark, pattern);
        }
        if (mark != null) {
            return new Encoding(mark.charset(), mark.length(), MARKED);
        }
        return new Encoding(pattern == null ? StandardCharsets.UTF_8 : pattern, 0, DETECTED);
    }

    private static Encoding declared(Charset declared, @Nullable Mark mark, @Nullable Charset pattern) {
        if (mark != null && !fits(declared, mark.charset())) {
            throw new UnreadableTable(
                    "expected %s as declared, found the byte order mark of %s".formatted(declared, mark.charset()), 1L);
        }
        if (pattern != null && !fits(declared, pattern)) {
            throw new UnreadableTable(
                    "expected %s as declared, found what looks like UTF-16 (%s without a byte order mark)"
                            .formatted(declared, pattern),
                    1L);
        }
        Charset charset = mark != null ? mark.charset() : pattern != null ? pattern : declared;
        return new Encoding(charset, mark == null ? 0 : mark.length(), DECLARED);
    }

    /** Whoever declares UTF-16 leaves the order of bytes to the file. */
    private static boolean fits(Charset declared, Charset found) {
        return declared.equals(found)
                || (declared.equals(StandardCharsets.UTF_16) && found.name().startsWith("UTF-16"));
    }

    private static @Nullable Charset nulPattern(byte[] head) {
        int pairs = head.length / 2;
        int first = 0;
        int second = 0;
        for (int i = 0; i + 1 < head.length; i += 2) {
            first += head[i] == 0 ? 1 : 0;
            second += head[i + 1] == 0 ? 1 : 0;
        }
        if (second > pairs * NUL_SHARE && first * 10 <= second) {
            return StandardCharsets.UTF_16LE;
        }
        return first > pairs * NUL_SHARE && second * 10 <= first ? StandardCharsets.UTF_16BE : null;
    }

    private static @Nullable Mark markOf(byte[] head) {
        return MARKS.stream()
                .filter(mark -> startsWith(head, mark.bytes()))
                .findFirst()
                .orElse(null);
    }

    private static boolean startsWith(byte[] head, byte[] start) {
        return head.length >= start.length && Arrays.equals(head, 0, start.length, start, 0, start.length);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, only matched against
    private record Mark(Charset charset, byte... bytes) {
        int length() {
            return bytes.length;
        }
    }
}
