package io.penstock.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import io.penstock.ingest.Workbooks;
import io.penstock.tables.UnreadableTable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds of every file, whatever is in it. */
class TablePropertiesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int SMALL_CHUNKS = 3;

    @Property(tries = 300)
    void anyTableIsReadAsItWasWritten(
            @ForAll @From("tables") List<List<String>> table,
            @ForAll @From("delimiters") char delimiter,
            @ForAll @From("encodings") Charset charset,
            @ForAll boolean quoted)
            throws IOException {
        TableHints hints = new TableHints(delimiter, charset, null, null, 1L);

        Reading reading = read(text(table, delimiter, quoted).getBytes(charset), "any.csv", hints);

        assertEquals(table.get(0), reading.header());
        assertEquals(
                table.subList(1, table.size()).stream()
                        .filter(record -> !isBlank(record))
                        .toList(),
                records(reading));
    }

    @Property(tries = 500)
    void anyBytesAreATableOrUnreadable(@ForAll @Size(max = 300) byte[] bytes, @ForAll @From("names") String name)
            throws IOException {
        assertReadOrRefused(bytes, name);
    }

    @Property(tries = 300)
    void aTableWithBytesChangedIsATableOrUnreadable(
            @ForAll @From("tables") List<List<String>> table,
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 100_000) Integer> places,
            @ForAll byte with)
            throws IOException {
        assertReadOrRefused(changed(text(table, ',', false).getBytes(UTF_8), places, with), "any.csv");
    }

    @Property(tries = 150)
    void aWorkbookWithBytesChangedIsATableOrUnreadable(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 0, max = 100_000) Integer> places, @ForAll byte with)
            throws IOException {
        byte[] sound = Workbooks.ofRows(List.of("id", "name"), List.of("1", "Zoë"), List.of("2", ""));
        assertReadOrRefused(changed(sound, places, with), "any.xlsx");
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<String> text = Arbitraries.frequencyOf(
                        Tuple.of(5, Arbitraries.strings().alpha().ofMaxLength(8)),
                        Tuple.of(
                                4,
                                Arbitraries.strings()
                                        .withChars(" \t\r\n,;|\"'\\=+@\u00a0é𝒜")
                                        .ofMaxLength(8)),
                        Tuple.of(1, Arbitraries.strings().excludeChars('\ufeff').ofMaxLength(5)))
                .filter(TablePropertiesTest::isWhole);
        return Arbitraries.integers().between(2, 5).flatMap(width -> {
            Arbitrary<List<String>> header = Arbitraries.just(
                    IntStream.range(0, width).mapToObj(i -> "column " + i).toList());
            return header.flatMap(names -> text.list()
                    .ofSize(width)
                    .list()
                    .ofMaxSize(8)
                    .map(records -> {
                        List<List<String>> table = new ArrayList<>();
                        table.add(names);
                        table.addAll(records);
                        return table;
                    }));
        });
    }

    @Provide
    Arbitrary<Character> delimiters() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<Charset> encodings() {
        return Arbitraries.of(UTF_8, UTF_16BE, UTF_16);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("any.csv", "any.xlsx", "any", "any.xls");
    }

    /** Blank records are none. */
    private static boolean isBlank(List<String> record) {
        return record.stream().allMatch(field -> field.matches("[ \\t\\r\\n\u00a0]*"));
    }

    /** Halves of characters can be written in no encoding, and the end mark's are no characters at all. */
    private static boolean isWhole(String text) {
        return UTF_8.newEncoder().canEncode(text) && text.indexOf('\uffff') < 0;
    }

    private static String text(List<List<String>> table, char delimiter, boolean quoted) throws IOException {
        StringWriter text = new StringWriter();
        CsvWriter.CsvWriterBuilder builder = CsvWriter.builder().fieldSeparator(delimiter);
        try (CsvWriter csv = (quoted ? builder.quoteStrategy(QuoteStrategies.ALWAYS) : builder).build(text)) {
            table.forEach(csv::writeRecord);
        }
        return text.toString();
    }

    private static byte[] changed(byte[] bytes, List<Integer> places, byte with) {
        byte[] changed = bytes.clone();
        places.forEach(place -> changed[place % changed.length] ^= with);
        return changed;
    }

    private static void assertReadOrRefused(byte[] bytes, String name) throws IOException {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try {
                Reading reading = read(bytes, name, TableHints.NONE);
                assertTrue(!reading.header().isEmpty());
            } catch (UnreadableTable e) {
                assertTrue(e.reason().startsWith("expected "), e.reason());
            }
        });
    }

    private static Reading read(byte[] bytes, String name, TableHints hints) throws IOException {
        Path folder = Files.createTempDirectory("penstock-table");
        Path file = Files.write(folder.resolve(name), bytes);
        try {
            return Reading.of(file, hints, SMALL_CHUNKS);
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    /** The records, without the line that each begins with. */
    private static List<List<String>> records(Reading reading) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (var csv = CsvReader.builder().ofCsvRecord(reading.text()).iterator()) {
            while (csv.hasNext()) {
                List<String> fields = csv.next().getFields();
                records.add(List.copyOf(fields.subList(1, fields.size())));
            }
        }
        return records;
    }
}
