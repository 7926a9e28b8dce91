package io.penstock.ingest.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.penstock.tables.UnreadableTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads delimited text with FastCSV, whose strict parser keeps every field as it came. */
final class ReadCsv {
    /** Longest run FastCSV may hold at once; above the longest field, so that it is the field that is named. */
    private static final int BUFFER_CHARS = 4 * CsvRecords.MOST_FIELD_CHARS;

    private static final char DEFAULT_QUOTE = '"';

    private ReadCsv() {}

    static String read(Path file, Encoding encoding, TableHints hints, RecordSink sink) throws IOException {
        char quote = hints.quote() == null ? DEFAULT_QUOTE : hints.quote();
        CsvStart start = CsvStart.of(file, encoding, quote);
        char delimiter = hints.delimiter() == null ? start.delimiter() : hints.delimiter();
        TableLayout layout = new TableLayout(sink, hints.header(), false);
        CsvRecords records = new CsvRecords(layout, start.firstLine());
        try (Reader text = open(file, encoding);
                CsvReader<Boolean> csv = CsvReader.builder()
                        .fieldSeparator(delimiter)
                        .quoteCharacter(quote)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(BUFFER_CHARS)
                        .build(records, new EndMarkReader(text));
                CloseableIterator<Boolean> each = csv.iterator()) {
            while (each.hasNext()) {
                each.next();
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw explained(e, records);
        }
        records.finish();
        return detail(encoding, delimiter, hints, layout.remarks());
    }

    static Reader open(Path file, Encoding encoding) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024);
        in.skipNBytes(encoding.skip());
        return new InputStreamReader(in, StrictDecoding.decoder(encoding));
    }

    private static RuntimeException explained(RuntimeException failure, CsvRecords records) throws IOException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableTable unreadable) {
                return unreadable;
            }
            if (says(cause, "buffer size")) {
                return records.fieldNeverEnds();
            }
            if (says(cause, "closing quote")) {
                return records.textAfterQuote();
            }
            if (cause instanceof IOException io) {
                throw io;
            }
        }
        return failure;
    }

    /** FastCSV has one exception for everything; only the text tells what was wrong. Tests hold these texts. */
    private static boolean says(Throwable cause, String words) {
        String message = cause.getMessage();
        return message != null && message.contains(words);
    }

    private static String detail(Encoding encoding, char delimiter, TableHints hints, List<String> remarks) {
        String how = hints.delimiter() == null ? DetectEncoding.DETECTED : DetectEncoding.DECLARED;
        String format = "csv, encoding %s (%s), delimiter %s (%s)"
                .formatted(encoding.charset(), encoding.source(), DetectDelimiter.nameOf(delimiter), how);
        return Stream.concat(Stream.of(format), remarks.stream()).collect(Collectors.joining("; "));
    }
}
