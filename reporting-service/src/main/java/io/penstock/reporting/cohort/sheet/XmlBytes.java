package io.penstock.reporting.cohort.sheet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** XML as UTF-8, written without a String or a char[] in between: a workbook has tens of millions of cells. */
final class XmlBytes {

    private static final int SIZE = 1 << 16;
    private static final int LONGEST_CHARACTER = 8;
    private static final int REPLACEMENT = 0xFFFD;

    private final OutputStream out;
    private final byte[] buffer = new byte[SIZE];
    private int length;

    XmlBytes(OutputStream out) {
        this.out = out;
    }

    /** Markup, in ASCII. */
    XmlBytes markup(String ascii) throws IOException {
        return markup(ascii.getBytes(US_ASCII));
    }

    XmlBytes markup(byte[] ascii) throws IOException {
        if (ascii.length > buffer.length - length) {
            flush();
        }
        if (ascii.length > buffer.length) {
            out.write(ascii);
        } else {
            System.arraycopy(ascii, 0, buffer, length, ascii.length);
            length += ascii.length;
        }
        return this;
    }

    /**
     * Text as a spreadsheet reads it: what XML cannot hold is written as {@code _x0001_} (ECMA-376 part 1, 22.9.2.19,
     * ST_Xstring), and what looks like that is told from it.
     */
    XmlBytes text(String text, int end) throws IOException {
        for (int i = 0; i < end; i++) {
            if (buffer.length - length < LONGEST_CHARACTER) {
                flush();
            }
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '<' && c != '&' && c != '>' && c != '_' && c != '"') {
                buffer[length++] = (byte) c;
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                utf8(text.codePointAt(i++));
            } else {
                special(text, i, c);
            }
        }
        return this;
    }

    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
    }

    private void special(String text, int at, char c) throws IOException {
        switch (c) {
            case '<' -> markup("&lt;");
            case '>' -> markup("&gt;");
            case '&' -> markup("&amp;");
            case '"' -> markup("&quot;");
            case '_' -> markup(looksEscaped(text, at) ? "_x005F_" : "_");
            case '\t', '\n' -> buffer[length++] = (byte) c;
            default -> {
                if (c < ' ' || c >= 0xFFFE) {
                    markup(String.format("_x%04X_", (int) c));
                } else {
                    utf8(Character.isSurrogate(c) ? REPLACEMENT : c);
                }
            }
        }
    }

    private static boolean looksEscaped(String text, int at) {
        if (at + 6 >= text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private void utf8(int point) {
        if (point < 0x80) {
            buffer[length++] = (byte) point;
        } else if (point < 0x800) {
            buffer[length++] = (byte) (0xC0 | (point >> 6));
            continuation(point);
        } else if (point < 0x10000) {
            buffer[length++] = (byte) (0xE0 | (point >> 12));
            continuation(point >> 6);
            continuation(point);
        } else {
            buffer[length++] = (byte) (0xF0 | (point >> 18));
            continuation(point >> 12);
            continuation(point >> 6);
            continuation(point);
        }
    }

    private void continuation(int bits) {
        buffer[length++] = (byte) (0x80 | (bits & 0x3F));
    }
}
