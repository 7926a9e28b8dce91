package io.penstock.etl.correct;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Text followed by one more line, which is a record of its own unless a quote is still open at the end of the text: the
 * parser would take it for closed, and a file that is cut off for a whole one.
 */
final class EndMarked extends FilterReader {
    /** Made of Unicode noncharacters, which are not for interchange. */
    static final String MARK = "\uFFFF\uFDD0\uFDEF";

    private static final String TAIL = "\n" + MARK;

    private int sent = -1;

    EndMarked(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int n = sent < 0 ? in.read(to, offset, length) : -1;
        if (n >= 0) {
            return n;
        }
        sent = Math.max(sent, 0);
        int end = Math.min(TAIL.length(), sent + length);
        TAIL.getChars(sent, end, to, offset);
        n = end - sent;
        sent = end;
        return n == 0 ? -1 : n;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }
}
