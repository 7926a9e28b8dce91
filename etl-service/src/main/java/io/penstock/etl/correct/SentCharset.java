package io.penstock.etl.correct;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The character set of text that was sent: UTF-16 if it begins with the mark of it, as Excel writes "Unicode text", else UTF-8.
 * No other is guessed: a corrected value must not become another one.
 */
final class SentCharset {

    private static final char MARK = '\uFEFF';
    private static final int HIGH = 0xFE;
    private static final int LOW = 0xFF;

    private SentCharset() {}

    static Charset of(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            int first = bytes.read();
            int second = bytes.read();
            if (first == LOW && second == HIGH) {
                return UTF_16LE;
            }
            return first == HIGH && second == LOW ? UTF_16BE : UTF_8;
        }
    }

    /** Passes over the byte order mark at the start of text. */
    static void passMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != MARK) {
            text.reset();
        }
    }
}
