package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderBindingTest {
    private static final MappingPlan PLAN = Plans.consumers();

    @ParameterizedTest
    @ValueSource(
            strings = {"CONSUMER-ID", " consumer id ", "Consumer_Id.", "ConsumerID", "Customer ID", "\uFEFFConsumer ID"
            })
    void caseBlanksAndPunctuationOfAHeaderAreIgnored(String header) {
        assertInstanceOf(Bound.class, RecordMapper.bind(PLAN, List.of(header, "Name", "Address")));
    }

    @Test
    void columnsInAnotherOrderAreFound() {
        RecordMapper mapper = Plans.mapper(PLAN, List.of("Address", "Phone", "E-mail", "Name", "Id?", "Consumer ID"));

        Row row = assertInstanceOf(
                Row.class, mapper.map(new String[] {"1 Elm St", "212-736-5000", "a@b.co", "John Doe", "x", "7"}));

        assertEquals("7", row.values()[0]);
        assertEquals("+12127365000", row.values()[9]);
        assertTrue(row.anomalies().isEmpty());
    }

    @Test
    void unknownAndMissingColumnsAreNamed() {
        Bound bound = assertInstanceOf(
                Bound.class, RecordMapper.bind(PLAN, List.of("Consumer ID", "Name", "Address", "Colour", "")));

        assertEquals(List.of("Colour", "(column 5)"), bound.unknownColumns());
        assertEquals(
                List.of(
                        "Contact Number",
                        "Email Address",
                        "Account Number",
                        "Meter Number",
                        "Tariff Plan",
                        "Consumption History",
                        "Payment Status"),
                bound.missingColumns());
    }

    @Test
    void headerWithoutRequiredColumnsDoesNotFit() {
        Unbindable unbindable = assertInstanceOf(Unbindable.class, RecordMapper.bind(PLAN, List.of("Name", "Phone")));

        assertEquals(
                "columns 'Consumer ID' (or Customer ID, Consumer No, Consumer Number) and 'Address' (or Street Address,"
                        + " Service Address, Mailing Address) are missing (found: Name, Phone)",
                unbindable.reason());
    }

    @Test
    void ofALongHeaderTheFirstNamesAreQuotedAndLongOnesAreCut() {
        List<String> header = new ArrayList<>(Collections.nCopies(30, "x".repeat(50)));

        Unbindable unbindable = assertInstanceOf(Unbindable.class, RecordMapper.bind(PLAN, header));

        assertTrue(unbindable.reason().endsWith(", " + "x".repeat(40) + "…, and 10 more)"), unbindable.reason());
    }

    @ParameterizedTest
    @CsvSource({
        "Consumer ID, consumer_id, \"'Consumer ID' (column 4) and 'consumer_id' (column 5)\"",
        "Phone, Mobile, \"'Phone' (column 4) and 'Mobile' (column 5)\""
    })
    void headerWithTwoColumnsOfEqualClaimDoesNotFit(String first, String second, String found) {
        List<String> header = new ArrayList<>(List.of("Name", "Address", "Customer ID", first, second));

        Unbindable unbindable = assertInstanceOf(Unbindable.class, RecordMapper.bind(PLAN, header));

        assertTrue(unbindable.reason().endsWith("found two: " + found.replace("\"", "")), unbindable.reason());
    }

    @Test
    void allClashesOfAHeaderAreToldAtOnce() {
        Unbindable unbindable = assertInstanceOf(
                Unbindable.class,
                RecordMapper.bind(
                        PLAN, List.of("Consumer ID", "Name", "Address", "Phone", "Mobile", "Mail", "Contact Email")));

        assertTrue(
                unbindable.reason().contains("'Phone' (column 4) and 'Mobile' (column 5); also"), unbindable.reason());
        assertTrue(
                unbindable.reason().endsWith("'Mail' (column 6) and 'Contact Email' (column 7)"), unbindable.reason());
    }

    @Test
    void columnUnderItsUsualHeaderGoesBeforeOneUnderAnAlias() {
        List<String> header = List.of("Consumer ID", "Name", "Address", "Mobile", "Contact Number");

        Bound bound = assertInstanceOf(Bound.class, RecordMapper.bind(PLAN, header));

        assertEquals(List.of("Mobile"), bound.unknownColumns());
    }
}
