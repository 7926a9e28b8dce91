package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of a file that exchanges point and comma. */
class NumberConventionsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    decimal | 0,950 | true
                    decimal | 12,5 | true
                    decimal | 1.500,00 | true
                    decimal | 1.234.567 | true
                    decimal | R$ 1.234,50 | true
                    decimal | (12,50) | true
                    integer | 1.234.567 | true
                    decimal | 12.5 | false
                    decimal | 1,500 | false
                    decimal | 1,234.50 | false
                    decimal | 2000 | false
                    decimal | about 5 | false
                    decimal | 1,2,3 | false
                    integer | 12,3x | false
                    """)
    void numberShowsHowTheFileWritesThem(String type, String text, boolean other) {
        NumberConventions numbers = new NumberConventions(false);

        mapper(type).map(new String[] {"1", text, ""}, numbers);

        assertEquals(other, numbers.hasOther());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    decimal | 850,000 | anomaly a decimal-format
                    decimal | 1.500 | anomaly a decimal-format
                    decimal | 1,500 | anomaly a decimal-format
                    decimal | -1,500 | anomaly a decimal-format
                    decimal | $1,500 | anomaly a decimal-format
                    decimal | (1.500) | anomaly a decimal-format
                    integer | 1,500 | anomaly a integer-format
                    decimal | 2000 | ''
                    decimal | 20 | ''
                    decimal | 12.5 | ''
                    decimal | 0.950 | ''
                    decimal | 1234.567 | ''
                    decimal | 1,234.50 | ''
                    decimal | 1,234,567 | ''
                    integer | 1500 | ''
                    """)
    void numberThatMayBeTwoIsNoneInAFileThatContradictsItself(String type, String text, String outcome) {
        assertEquals(
                outcome, Plans.outcome(mapper(type).map(new String[] {"1", text, ""}, new NumberConventions(true))));
        assertEquals("", Plans.outcome(mapper(type).map(new String[] {"1", text, ""})));
    }

    private RecordMapper mapper(String type) {
        return Plans.mapper(Plans.plan(folder, "  a: { from: A, clean: [" + type + "] }\n"), List.of("Id", "A", "B"));
    }
}
