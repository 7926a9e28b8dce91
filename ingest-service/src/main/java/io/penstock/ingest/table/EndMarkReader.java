package io.penstock.ingest.table;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Text followed by one more line, the end mark. FastCSV takes a quote that is still open at the end of the text for
 * closed. With the mark behind the text it shows: in a sound file the mark is a record of its own, in the other it has
 * become the tail of the last field. The mark is made of Unicode noncharacters, which are not for interchange.
 */
final class EndMarkReader extends FilterReader {
    private static final char[] MARK = {'\uFFFF', '\uFDD0', '\uFDEF', '\uFFFF'};
    private static final char[] TAIL = {'\n', MARK[0], MARK[1], MARK[2], MARK[3]};

    private int sent = -1;

    EndMarkReader(Reader text) {
        super(text);
    }

    /** Whether a run of characters ends with the mark. */
    static boolean endsWithMark(char[] chars, int offset, int length) {
        if (length < MARK.length || chars[offset + length - 1] != MARK[MARK.length - 1]) {
            return false;
        }
        int start = offset + length - MARK.length;
        return Arrays.equals(chars, start, offset + length, MARK, 0, MARK.length);
    }

    /** Whether a run of characters is the mark. */
    static boolean isMark(char[] chars, int offset, int length) {
        return length == MARK.length && endsWithMark(chars, offset, length);
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        if (sent < 0) {
            int n = in.read(to, offset, length);
            if (n >= 0) {
                return n;
            }
            sent = 0;
        }
        int n = Math.min(length, TAIL.length - sent);
        System.arraycopy(TAIL, sent, to, offset, n);
        sent += n;
        return n == 0 ? -1 : n;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
