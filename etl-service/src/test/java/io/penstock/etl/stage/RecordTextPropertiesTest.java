package io.penstock.etl.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class RecordTextPropertiesTest {

    /** The picture of NUL stands for NUL, and is not told from it. */
    @Property(tries = 2000)
    void recordIsReadAgainFromTheTextThatWasKeptOfIt(@ForAll @Size(min = 1, max = 6) List<String> texts) {
        String[] fields =
                texts.stream().map(text -> text.replace('\u2400', '-')).toArray(String[]::new);

        assertArrayEquals(fields, again(fields));
    }

    @Property
    void blanksAndLineEndsAreKeptToo(@ForAll @Size(min = 1, max = 4) List<@From("blanks") String> texts) {
        String[] fields = texts.toArray(String[]::new);

        assertArrayEquals(fields, again(fields));
    }

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.strings().withChars(" \t\r\n\",").ofMaxLength(4);
    }

    private static String[] again(String... fields) {
        return ChunkRecords.Line.of(7, new ChunkRecords.Line(7, fields).text()).fields();
    }
}
