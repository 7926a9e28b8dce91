package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a row with a value that cannot be read. */
class UnreadValuesTest {

    @TempDir
    Path folder;

    @Test
    void optionalValueIsLeftOutOfTheRowAndNotedAsItStood() {
        RecordMapper mapper = mapper("  a: { from: A, clean: [integer] }\n  b: { from: B }\n");

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"1", "12 or so", "kept"}));

        assertArrayEquals(new Object[] {"1", null, "kept"}, row.values());
        assertEquals(
                List.of(new Finding("a", "integer-format", "expected a whole number, found '12 or so'")),
                row.anomalies());
    }

    @Test
    void optionalValueIsNotCheckedWhenItCannotBeRead() {
        RecordMapper mapper = mapper(
                "  a: { from: A, clean: [integer], checks: [{ required: true, severity: anomaly }, range: { min: 1 }] }\n");

        assertEquals("anomaly a integer-format", outcome(mapper, "x", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checks: [required]",
                "checks: [unique]",
                "checks: [reference: clients.user_id]",
                "severity: reject",
            })
    void rowIsRejectedForAValueThatItNeeds(String need) {
        RecordMapper mapper = mapper("  a: { from: A, clean: [integer], " + need + " }\n");

        assertEquals("reject a integer-format", outcome(mapper, "x", ""));
    }

    @Test
    void rowIsRejectedForAValueWhosePresenceDecides() {
        RecordMapper mapper = mapper("""
                  a: { from: A, clean: [timestamp] }
                  b: { from: B }
                rowChecks: [{ present: a, exactly-when: { b: paid } }]
                """);

        assertEquals("reject a timestamp-format", outcome(mapper, "x", "paid"));
    }

    @Test
    void otherChecksOfAnOptionalColumnRejectAsBefore() {
        RecordMapper mapper = mapper("  a: { from: A, clean: [integer], checks: [range: { min: 1 }] }\n");

        assertEquals("reject a range", outcome(mapper, "0", ""));
    }

    @Test
    void comparisonIsNotMadeWithAValueThatCannotBeRead() {
        RecordMapper mapper = mapper("""
                  a: { from: A, clean: [integer] }
                  b: { from: B, clean: [integer] }
                rowChecks: [a = b]
                """);

        assertEquals("anomaly a integer-format", outcome(mapper, "x", "2"));
    }

    @Test
    void rejectTellsOfOptionalValuesToo() {
        RecordMapper mapper =
                mapper("  a: { from: A, clean: [integer] }\n  b: { from: B, clean: [integer], severity: reject }\n");

        assertEquals("reject b integer-format; also a", outcome(mapper, "x", "y"));
    }

    private RecordMapper mapper(String columns) {
        return Plans.mapper(Plans.plan(folder, columns), List.of("Id", "A", "B"));
    }

    private static String outcome(RecordMapper mapper, String a, String b) {
        return Plans.outcome(mapper.map(new String[] {"1", a, b}));
    }
}
