package io.penstock.ingest.table;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a delimited text begins.
 *
 * @param delimiter that the file names itself in a first line {@code sep=;}, as many programs write it for Excel; else
 *     the one that its records suggest
 * @param firstLine on which its first record begins: 2 below such a line
 */
record CsvStart(char delimiter, long firstLine) {
    private static final Pattern NAMED = Pattern.compile("\"?sep=([^\\r\\n\"])\"?[\\r\\n]", Pattern.CASE_INSENSITIVE);

    static CsvStart of(Path file, Encoding encoding, char quote) throws IOException {
        char[] sample = new char[DetectDelimiter.SAMPLE_CHARS];
        try (Reader text = ReadCsv.open(file, encoding)) {
            int length = 0;
            for (int n = 0; n >= 0 && length < sample.length; n = text.read(sample, length, sample.length - length)) {
                length += n;
            }
            Matcher named = NAMED.matcher(new String(sample, 0, length));
            return named.lookingAt()
                    ? new CsvStart(named.group(1).charAt(0), 2)
                    : new CsvStart(DetectDelimiter.in(sample, length, quote), 1);
        }
    }
}
