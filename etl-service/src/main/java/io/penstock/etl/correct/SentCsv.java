package io.penstock.etl.correct;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** CSV in UTF-8, separated as its header is. */
final class SentCsv implements SentFile {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LONGEST_FIELD = 4 << 20;

    @Override
    public void read(Path file, Rows rows) throws IOException, SQLException {
        rows.sheet("the file");
        try (BufferedReader text = Files.newBufferedReader(file, UTF_8);
                CloseableIterator<String[]> records = records(text, separator(file))) {
            boolean whole = false;
            while (records.hasNext()) {
                List<String> record = List.of(records.next());
                whole = record.equals(List.of(EndMarked.MARK));
                if (!whole) {
                    rows.row(record);
                }
            }
            if (!whole) {
                throw Unfit.because("expected the closing quote of the last field, found the end of the file");
            }
        } catch (CharacterCodingException e) {
            throw Unfit.because("expected CSV in UTF-8, found other bytes");
        } catch (CsvParseException | UncheckedIOException e) {
            throw Unfit.because("expected CSV in UTF-8, found what cannot be read as such");
        }
    }

    private static CloseableIterator<String[]> records(BufferedReader text, char separator) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(LONGEST_FIELD)
                .build(
                        StringArrayHandler.builder()
                                .maxFieldSize(LONGEST_FIELD)
                                .maxRecordSize(4 * LONGEST_FIELD)
                                .build(),
                        new EndMarked(text))
                .iterator();
    }

    /** The separator that the first line has most of. */
    private static char separator(Path file) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, UTF_8)) {
            String header = text.readLine();
            char most = SEPARATORS.get(0);
            for (char separator : SEPARATORS) {
                most = count(header, separator) > count(header, most) ? separator : most;
            }
            return most;
        }
    }

    private static long count(String text, char wanted) {
        return text == null ? 0 : text.chars().filter(c -> c == wanted).count();
    }
}
