package io.penstock.ingest.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * RFC 4180 records in UTF-8, written by hand: most fields are plain ASCII and are copied in one loop, which is several
 * times faster than a chain of writers and encoders.
 */
final class RecordBuffer {
    private static final int FIRST_SIZE = 2 * 1024 * 1024;

    /** One byte of ASCII becomes at most two (a doubled quote), one UTF-16 unit at most three. */
    private static final int MOST_BYTES_PER_CHAR = 3;

    private static final int AROUND = 3;
    private static final boolean[] SPECIAL = new boolean[128];

    static {
        for (char c : new char[] {',', '"', '\n', '\r'}) {
            SPECIAL[c] = true;
        }
    }

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    /** The first field of a record. */
    void number(long value) {
        byte[] digits = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
        reserve(digits.length);
        System.arraycopy(digits, 0, bytes, size, digits.length);
        size += digits.length;
    }

    /** Any further field. */
    void field(char[] chars, int offset, int length) {
        reserve(Math.addExact(Math.multiplyExact(length, MOST_BYTES_PER_CHAR), AROUND));
        bytes[size++] = ',';
        if (!plain(chars, offset, length)) {
            quotedOrWide(chars, offset, length);
        }
    }

    void endRecord() {
        reserve(1);
        bytes[size++] = '\n';
    }

    /** Copies the field if it is ASCII without anything to quote; else leaves the buffer as it was. */
    private boolean plain(char[] chars, int offset, int length) {
        byte[] to = bytes;
        int at = size;
        for (int i = offset, end = offset + length; i < end; i++) {
            char c = chars[i];
            if (c >= 128 || SPECIAL[c]) {
                return false;
            }
            to[at++] = (byte) c;
        }
        size = at;
        return true;
    }

    private void quotedOrWide(char[] chars, int offset, int length) {
        boolean quote = false;
        boolean wide = false;
        for (int i = offset, end = offset + length; i < end; i++) {
            char c = chars[i];
            wide |= c >= 128;
            quote |= c < 128 && SPECIAL[c];
        }
        if (quote) {
            bytes[size++] = '"';
        }
        if (wide) {
            wide(new String(chars, offset, length));
        } else {
            narrow(chars, offset, length);
        }
        if (quote) {
            bytes[size++] = '"';
        }
    }

    private void narrow(char[] chars, int offset, int length) {
        for (int i = offset, end = offset + length; i < end; i++) {
            put((byte) chars[i]);
        }
    }

    private void wide(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            put(b);
        }
    }

    private void put(byte b) {
        if (b == '"') {
            bytes[size++] = '"';
        }
        bytes[size++] = b;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
