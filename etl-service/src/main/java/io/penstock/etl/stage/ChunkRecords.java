package io.penstock.etl.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdInputStream;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;

/** The records of a chunk: RFC 4180 lines, zstd-compressed, each led by the number of its line in the file. */
public final class ChunkRecords implements Iterator<ChunkRecords.Line>, AutoCloseable {

    /** Longest field that the intake lets pass, in characters, with room to spare. */
    private static final int LONGEST_FIELD = 4 << 20;

    /** The intake limits a record by its bytes alone, of which each field has one at least. */
    private static final int MOST_FIELDS = 8 << 20;

    private final CloseableIterator<String[]> records;

    private ChunkRecords(CloseableIterator<String[]> records) {
        this.records = records;
    }

    static ChunkRecords of(byte[] content) {
        try {
            var text = new InputStreamReader(new ZstdInputStream(new ByteArrayInputStream(content)), UTF_8);
            return new ChunkRecords(reader().build(handler(), text).iterator());
        } catch (IOException e) {
            throw new UncheckedIOException("chunk cannot be read", e);
        }
    }

    private static CsvReader.CsvReaderBuilder reader() {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD);
    }

    private static StringArrayHandler handler() {
        return StringArrayHandler.builder()
                .maxFields(MOST_FIELDS)
                .maxFieldSize(LONGEST_FIELD)
                .maxRecordSize(4 * LONGEST_FIELD)
                .build();
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public Line next() {
        String[] fields = records.next();
        return new Line(Long.parseLong(fields[0]), Arrays.copyOfRange(fields, 1, fields.length));
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException e) {
            throw new UncheckedIOException("chunk cannot be closed", e);
        }
    }

    /**
     * A record as it came.
     *
     * @param line its line in the file
     * @param fields its fields, as many as it had
     */
    public record Line(long line, String[] fields) {

        /** A record out of the {@link #text} that was made of it. */
        public static Line of(long line, String text) {
            try (CloseableIterator<String[]> records =
                    reader().build(handler(), text.replace('\u2400', '\u0000')).iterator()) {
                return new Line(line, records.hasNext() ? records.next() : new String[] {""});
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The record as one RFC 4180 line. PostgreSQL's text cannot hold U+0000: its picture U+2400 stands for it. */
        public String text() {
            StringWriter text = new StringWriter();
            try (CsvWriter writer =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
                writer.writeRecord(fields);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            int end = text.getBuffer().length() - 1;
            return text.getBuffer().substring(0, end).replace('\u0000', '\u2400');
        }
    }
}
