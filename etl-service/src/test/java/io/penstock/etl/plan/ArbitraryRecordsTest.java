package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.clean.Blanks;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, a record becomes a row that a database can take, or a reject. */
class ArbitraryRecordsTest {
    private static final String SPICE =
            "\u0000\u0007\ud83d\ude00\ufeff\u200b\u00a0\u0085\uffff,,,,@@..--  \"'\\+0123456789";
    private static final List<String> WORDS = List.of(
            "John",
            "Doe",
            "Jr.",
            "Dr.",
            "van",
            "de la",
            ",",
            "IL 62701",
            "123 Main St",
            "+1",
            "212-736-5000",
            "a@b.co",
            "ext.",
            "2024-02-30",
            "1e999",
            "\"",
            "@",
            "xn--",
            "pt-BR",
            "2024-01-25T10:11:12.123456-03:00",
            "٣٤٥",
            "");

    @TempDir
    Path folder;

    @Test
    void recordOfArbitraryTextIsMappedOrRejected() throws CharacterCodingException {
        Random random = new Random(11);
        RecordMapper mapper = Plans.mapper(Plans.consumers(), Plans.CONSUMERS_HEADER);
        int rows = 0;
        for (int i = 0; i < 60_000; i++) {
            Mapped mapped = mapper.map(record(random, 10));
            if (mapped instanceof Row row) {
                rows++;
                assertStorable(row.values());
            } else {
                Rejected rejected = (Rejected) mapped;
                assertTrue(rejected.reason().startsWith("expected "), rejected.reason());
            }
        }
        assertTrue(rows > 10, "expected some rows among the rejects, found " + rows);
    }

    @Test
    void everyReaderTakesArbitraryText() {
        MappingPlan plan = Plans.plan(folder, """
                  a: { from: A, clean: [upper, lower, title, trim, collapse-spaces, integer] }
                  b: { from: A, clean: [decimal: { locale: de-DE, scale: 2 }], checks: [range: { min: 1 }] }
                  c: { from: A, clean: [date: [M/d/yyyy, yyyy-MM-dd]] }
                  d: { from: B, clean: [timestamp: ["yyyy-MM-dd'T'HH:mm:ssXXX"]] }
                  e: { from: B, clean: [boolean], checks: [one-of: ["true"]] }
                  f: { from: B, clean: [phone: { region: DE }], checks: [max-length: 12, matches: '.*'] }
                  g: { from: B, clean: [language] }
                  h: { from: A, checks: [time-zone] }
                  i: { from: B, clean: [timestamp] }
                rowChecks: [c != c, { present: i, exactly-when: { g: [en, pt-BR] } }]
                """);
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            if (mapper.map(record(random, 3)) instanceof Rejected rejected) {
                assertTrue(rejected.reason().startsWith("expected "), rejected.reason());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a ", ", ", "1", "@", ".", "\u200b", "(", "\"", "+", "Jr. "})
    void hugeFieldsAreMappedInTimeThatGrowsWithTheirLength(String piece) {
        RecordMapper mapper = Plans.mapper(Plans.consumers(), Plans.CONSUMERS_HEADER);
        String[] record = new String[10];
        Arrays.fill(record, piece.repeat(300_000));

        Mapped mapped = mapper.map(record);

        Rejected rejected = assertInstanceOf(Rejected.class, mapped);
        assertTrue(
                rejected.reason().length() < 1_000,
                "reason of " + rejected.reason().length());
    }

    @Test
    void textTooLongForARegularExpressionDoesNotMatch() {
        MappingPlan plan = Plans.plan(folder, "  a: { from: A, checks: [matches: '(a|b)*'] }\n");
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        Mapped mapped = mapper.map(new String[] {"1", "a".repeat(1_000_000), ""});

        assertEquals("reject a matches", Plans.outcome(mapped));
    }

    private static String[] record(Random random, int width) {
        String[] record = new String[width];
        for (int i = 0; i < width; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = random.nextInt(6); pieces > 0; pieces--) {
                switch (random.nextInt(8)) {
                    case 0 -> text.append((char) random.nextInt(0x10000));
                    case 1 -> text.append(SPICE.charAt(random.nextInt(SPICE.length())));
                    default ->
                        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
                }
            }
            record[i] = random.nextInt(30) == 0 ? null : text.toString();
        }
        return record;
    }

    private static void assertStorable(Object[] values) throws CharacterCodingException {
        for (Object value : values) {
            if (value != null) {
                String text = (String) value;
                assertEquals(-1, text.indexOf(0), "NUL");
                assertFalse(text.isBlank(), "blank");
                assertEquals(Blanks.tidy(text), text);
                StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            }
        }
    }
}
