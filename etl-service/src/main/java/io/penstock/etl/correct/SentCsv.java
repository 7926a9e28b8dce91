package io.penstock.etl.correct;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CSV in UTF-8, or in UTF-16 with its mark, separated as its header is. */
final class SentCsv implements SentFile {

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\"?sep=([,;|\t])\"?", Pattern.CASE_INSENSITIVE);
    private static final String OTHER_CHARSET =
            "expected CSV in UTF-8, found another character set, such as the one in which"
                    + " Excel writes 'CSV (comma delimited)'; save the file as 'CSV UTF-8', or correct the workbook";
    private static final int LONGEST_SEPARATOR_LINE = 16;
    private static final int LONGEST_FIELD = 4 << 20;

    @Override
    public void read(Path file, Rows rows) throws IOException, SQLException {
        rows.sheet("the file");
        Charset charset = SentCharset.of(file);
        try (BufferedReader text = Files.newBufferedReader(file, charset);
                CloseableIterator<String[]> records = records(text, separator(file, charset))) {
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
            throw Unfit.because(OTHER_CHARSET);
        } catch (CsvParseException | UncheckedIOException e) {
            throw Unfit.because(
                    e.getCause() instanceof CharacterCodingException
                            ? OTHER_CHARSET
                            : "expected CSV in UTF-8, found what cannot be read as such");
        }
    }

    private static CloseableIterator<String[]> records(BufferedReader text, char separator) throws IOException {
        SentCharset.passMark(text);
        passSeparatorLine(text);
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

    private static void passSeparatorLine(BufferedReader text) throws IOException {
        text.mark(LONGEST_SEPARATOR_LINE);
        char[] start = new char[LONGEST_SEPARATOR_LINE];
        int length = Math.max(text.read(start), 0);
        text.reset();
        String first = new String(start, 0, length).lines().findFirst().orElse("");
        if (SEPARATOR_LINE.matcher(first).matches()) {
            text.readLine();
        }
    }

    /** The separator that a line of Excel says, or that the first line has most of. */
    private static char separator(Path file, Charset charset) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, charset)) {
            SentCharset.passMark(text);
            String header = text.readLine();
            Matcher said = SEPARATOR_LINE.matcher(header == null ? "" : header);
            if (said.matches()) {
                return said.group(1).charAt(0);
            }
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
