package io.penstock.ingest.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts lines as people and editors do: LF, CR and CRLF each end one. */
final class LineOf {
    private LineOf() {}

    /** The line, from 1, that holds the byte at an offset all bytes before which are good in the encoding. */
    static long offset(Path file, Encoding encoding, long offset) throws IOException {
        return before(file, encoding, offset).breaks + 1;
    }

    /** Whether a character that is no ASCII stands before an offset all bytes before which are good in the encoding. */
    static boolean hasWide(Path file, Encoding encoding, long offset) throws IOException {
        return before(file, encoding, offset).wide;
    }

    private static Counter before(Path file, Encoding encoding, long offset) throws IOException {
        Counter lines = new Counter();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                Reader reader = new InputStreamReader(new Head(in, offset), encoding.charset())) {
            char[] block = new char[64 * 1024];
            for (int n = reader.read(block); n >= 0; n = reader.read(block)) {
                lines.add(block, 0, n);
            }
        }
        return lines;
    }

    /** Number of line breaks in a run of characters. */
    static long breaks(char[] chars, int offset, int length) {
        Counter lines = new Counter();
        lines.add(chars, offset, length);
        return lines.breaks;
    }

    private static final class Counter {
        private long breaks;
        private boolean afterCr;
        private boolean wide;

        private void add(char[] chars, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                char c = chars[i];
                if (c == '\r' || (c == '\n' && !afterCr)) {
                    breaks++;
                }
                afterCr = c == '\r';
                wide |= c >= 128;
            }
        }
    }

    /** The first bytes of a stream. */
    private static final class Head extends InputStream {
        private final InputStream in;
        private long left;

        private Head(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int n = left == 0 ? -1 : in.read(to, offset, (int) Math.min(left, length));
            left -= Math.max(n, 0);
            return n;
        }
    }
}
