package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where N/A and its like are no value. */
class PlaceholdersOfPlansTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "-", "NULL", "\\N", "(null)", "unknown", "TBD", ""})
    void placeholdersOfACustomerAreNoValue(String placeholder) {
        RecordMapper mapper = Plans.mapper(Plans.consumers(), Plans.CONSUMERS_HEADER);
        String[] record = new String[10];
        java.util.Arrays.fill(record, placeholder);
        record[0] = "1";
        record[1] = "Null, Jennifer";
        record[2] = "1 Main St";

        Row row = assertInstanceOf(Row.class, mapper.map(record));

        Object[] expected = new Object[16];
        expected[0] = "1";
        expected[1] = "Null, Jennifer";
        expected[2] = "Jennifer";
        expected[3] = "Null";
        expected[4] = "1 Main St";
        assertArrayEquals(expected, row.values());
        assertEquals("anomaly phone_number missing-phone, anomaly email_address missing-email", Plans.outcome(row));
        assertEquals(
                "expected a value, found " + (placeholder.isEmpty() ? "nothing" : "'" + placeholder + "'"),
                row.anomalies().get(0).reason());
    }

    @ParameterizedTest
    @CsvSource({
        "N/A, John Doe, 1 Main St, consumer_id",
        "1, N/A, 1 Main St, first_name",
        "1, John Doe, none, address_line_1"
    })
    void rowIsRejectedForAPlaceholderWhereItNeedsAValue(String id, String name, String address, String column) {
        RecordMapper mapper = Plans.mapper(Plans.consumers(), Plans.CONSUMERS_HEADER);

        Rejected rejected = assertInstanceOf(
                Rejected.class, mapper.map(new String[] {id, name, address, "", "", "", "", "", "", ""}));

        assertEquals(column + " required", rejected.column() + " " + rejected.rule());
        assertEquals(
                "expected a value, found '" + (column.equals("address_line_1") ? "none" : "N/A") + "'",
                rejected.faults().get(0).reason());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    placeholders: keep | Null | Null
                    clean: [upper], placeholders: keep | none | NONE
                    clean: [lookup: { values: { '-': Off, none: '' } }] | - | Off
                    clean: [lookup: { values: { '-': Off }, otherwise: keep }] | n/a | ''
                    checks: [one-of: [none, some]] | none | none
                    clean: [default: '0'] | N/A | 0
                    clean: [boolean: { when-true: [y], when-false: ['-'] }] | - | false
                    """)
    void planSaysWhereTheyAreValues(String column, String text, String value) {
        MappingPlan plan = Plans.plan(folder, "  a: { from: A, " + column + " }\n");
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {"1", text, ""}));

        assertEquals(value, row.values()[1] == null ? "" : row.values()[1].toString());
    }

    @Test
    void accountsAndMetersThatLostTheirDigitsAreAnomalies() {
        RecordMapper mapper = Plans.mapper(Plans.consumers(), Plans.CONSUMERS_HEADER);

        Row row = assertInstanceOf(Row.class, mapper.map(new String[] {
            "SC-1",
            "Adele Marchetti",
            "1 Main St",
            "8.1355501E+09",
            "a@example.com",
            "1.00002E+11",
            "9.1E+12",
            "",
            "",
            ""
        }));

        assertNull(row.values()[9]);
        assertNull(row.values()[11]);
        assertNull(row.values()[12]);
        assertEquals(
                "anomaly phone_number phone-possible, anomaly account_number key-format, anomaly meter_number key-format",
                Plans.outcome(row));
    }
}
