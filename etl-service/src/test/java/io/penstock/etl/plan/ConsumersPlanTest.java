package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.etl.check.Table;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumersPlanTest {
    private static final MappingPlan PLAN = Plans.consumers();
    private static final RecordMapper MAPPER = Plans.mapper(PLAN, Plans.CONSUMERS_HEADER);

    static List<Table.Case> records() {
        return Table.read("/plan/consumers.txt");
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordEndsAsTheTableSays(Table.Case given) {
        String[] record = {
            given.cell(0),
            given.cell(1),
            given.cell(2),
            given.cell(3),
            given.cell(4),
            "A-1",
            "M-1",
            "Plan A",
            "",
            "Paid"
        };

        assertEquals(given.cell(5), Plans.outcome(MAPPER.map(record)), given.toString());
    }

    @Test
    void firstRowOfTheSampleIsMappedToAllColumns() {
        Row row = assertInstanceOf(Row.class, MAPPER.map(new String[] {
            "1",
            "John Doe",
            "123 Main St",
            "555-123-4567",
            "johndoe@example.com",
            "ACCT-001",
            "MTR-001",
            "Plan A",
            "100 kWh",
            "Paid"
        }));

        assertArrayEquals(
                new Object[] {
                    "1",
                    "John Doe",
                    "John",
                    "Doe",
                    "123 Main St",
                    null,
                    null,
                    null,
                    null,
                    "+15551234567",
                    "johndoe@example.com",
                    "ACCT-001",
                    "MTR-001",
                    "Plan A",
                    "100 kWh",
                    "Paid"
                },
                row.values());
        assertEquals(
                List.of(new Finding(
                        "phone_number",
                        "phone-valid",
                        "expected a phone number that can be assigned, found '555-123-4567'")),
                row.anomalies());
    }

    @Test
    void decimalsThatASpreadsheetAddsAreTakenOffTheKey() {
        Row row = assertInstanceOf(
                Row.class, MAPPER.map(new String[] {"20011.00", "Ada Byron", "1 Elm St", "", "", "", "", "", "", ""}));

        assertEquals("20011", row.values()[0]);
    }

    @Test
    void originalNameIsKeptBesideItsParts() {
        Row row = assertInstanceOf(Row.class, MAPPER.map(new String[] {
            "0007", "  Doe Jr.,  Dr.\u00a0John ", "1 Elm St, Apt 2, Boston, MA, 02108", "", "", "", "", "", "", ""
        }));

        assertArrayEquals(
                new Object[] {
                    "0007",
                    "Doe Jr., Dr. John",
                    "John",
                    "Doe Jr.",
                    "1 Elm St",
                    "Apt 2",
                    "Boston",
                    "MA",
                    "02108",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null
                },
                row.values());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 11, 50})
    void recordOfAnotherWidthIsRejected(int width) {
        Mapped mapped = MAPPER.map(new String[width]);

        assertEquals(
                new Rejected(null, "columns-count", "expected 10 columns as in the header, found " + width), mapped);
    }

    @Test
    void headerOnceMoreIsNoRecord() {
        Mapped mapped = MAPPER.map(Plans.CONSUMERS_HEADER.toArray(String[]::new));

        assertEquals(new Rejected(null, "header-repeated", "expected a record, found the header once more"), mapped);
    }

    @Test
    void rejectNamesAllFaultsOfTheRecord() {
        Rejected rejected =
                assertInstanceOf(Rejected.class, MAPPER.map(new String[] {"", "", "x", "12", "a", "", "", "", "", ""}));

        assertEquals("consumer_id", rejected.column());
        assertEquals("required", rejected.rule());
        assertEquals(
                "expected a value, found nothing; also first_name: expected a value, found nothing; also last_name: expected a value, found nothing; also phone_number:"
                        + " expected a ten-digit phone number, found '12'; also email_address: expected an"
                        + " e-mail address like name@example.com, found 'a'",
                rejected.reason());
    }

    @Test
    void valueThatCannotBeReadIsNotCalledMissingToo(@TempDir Path folder) {
        MappingPlan plan = Plans.plan(folder, "  a: { from: A, clean: [integer], checks: [required] }\n");
        RecordMapper mapper = Plans.mapper(plan, List.of("Id", "A", "B"));

        Mapped mapped = mapper.map(new String[] {"1", "x", ""});

        assertEquals(new Rejected("a", "integer-format", "expected a whole number, found 'x'"), mapped);
    }

    @Test
    void columnsOfTheUtilitysTableAreKnown() {
        Bound bound = assertInstanceOf(
                Bound.class,
                RecordMapper.bind(
                        PLAN,
                        List.of(
                                "consumer_id",
                                "name",
                                "address",
                                "contact_number",
                                "email",
                                "account_number",
                                "meter_number",
                                "tariff_plan",
                                "consumption_history",
                                "payment_status")));

        assertTrue(bound.missingColumns().isEmpty());
        assertTrue(bound.unknownColumns().isEmpty());
    }

    @Test
    void columnsOfTheDatasetAreTextInTheOrderOfTheMart() {
        assertEquals(
                "consumer_id name first_name last_name address_line_1 address_line_2 city state zip_code phone_number"
                        + " email_address account_number meter_number tariff_plan consumption_history payment_status",
                String.join(
                        " ",
                        PLAN.targetColumns().stream().map(TargetColumn::name).toList()));
        assertTrue(PLAN.targetColumns().stream().allMatch(column -> column.type() == ColumnType.TEXT));
        assertEquals("consumer_id", PLAN.key());
    }
}
