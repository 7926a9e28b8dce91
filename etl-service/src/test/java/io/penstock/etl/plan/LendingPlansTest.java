package io.penstock.etl.plan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.penstock.etl.check.CheckCatalog;
import io.penstock.etl.check.Outcome;
import io.penstock.etl.check.Severity;
import io.penstock.etl.check.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LendingPlansTest {
    private static final List<String> CLIENTS = List.of(
            "user_id", "created_at", "status", "batch", "credit_limit", "interest_rate", "denied_reason", "denied_at");
    private static final List<String> LOANS = List.of(
            "user_id",
            "loan_id",
            "created_at",
            "due_at",
            "paid_at",
            "status",
            "loan_amount",
            "tax",
            "due_amount",
            "amount_paid");
    private static final List<String> CONTACTS =
            List.of("user_id", "email", "phone", "preferred_channel", "language", "time_zone");

    static Stream<Table.Case> records() {
        return Stream.of("clients", "loans", "contacts").flatMap(feed -> Table.read("/plan/" + feed + ".txt").stream());
    }

    @ParameterizedTest
    @MethodSource("records")
    void recordEndsAsTheTableSays(Table.Case given) {
        List<String> header =
                given.file().contains("clients") ? CLIENTS : given.file().contains("loans") ? LOANS : CONTACTS;
        RecordMapper mapper = mapper(given.file().replaceAll(".*/|\\.txt", ""), header);

        String outcome =
                Plans.outcome(mapper.map(given.cells().subList(0, header.size()).toArray(String[]::new)));

        assertEquals(given.cell(header.size()), outcome, given.toString());
    }

    @Test
    void clientIsMappedToTypedValuesWithTimesInTheLendersZone() {
        Row row = assertInstanceOf(Row.class, mapper("clients", CLIENTS).map(new String[] {
            "480", "2023-06-30T22:47:12Z", "DENIED", "1", "14000.50", "90", "defaulter", "2024-04-17 19:46:37"
        }));

        assertArrayEquals(
                new Object[] {
                    480L,
                    LocalDateTime.of(2023, 6, 30, 19, 47, 12),
                    "denied",
                    1L,
                    new BigDecimal("14000.50"),
                    new BigDecimal("90"),
                    "defaulter",
                    LocalDateTime.of(2024, 4, 17, 19, 46, 37)
                },
                row.values());
    }

    @Test
    void contactIsMappedToTheSpellingsOfTheStandards() {
        Row row = assertInstanceOf(Row.class, mapper("contacts", CONTACTS).map(new String[] {
            "16", "Client16@EXAMPLE.com", "(11) 98765-4321", "sms", "PT_br", "America/Sao_Paulo"
        }));

        assertArrayEquals(
                new Object[] {16L, "Client16@example.com", "+5511987654321", "SMS", "pt-BR", "America/Sao_Paulo"},
                row.values());
    }

    @Test
    void clientOfALoanIsLeftToTheMerge() {
        assertEquals(
                List.of(
                        new MergeCheck(
                                "user_id",
                                CheckCatalog.REFERENCE,
                                "clients.user_id",
                                new Outcome(Severity.REJECT, "reference")),
                        new MergeCheck("loan_id", CheckCatalog.UNIQUE, null, new Outcome(Severity.REJECT, "unique"))),
                plan("loans").mergeChecks());
    }

    @ParameterizedTest
    @CsvSource({"clients, 300, 0", "loans, 260, 1", "contacts, 288, 0"})
    void everyRowOfTheSampleDataIsLoaded(String feed, int rows, int anomalies) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("../deploy/sample-data/" + feed + "-sample.csv"));
        RecordMapper mapper = mapper(feed, List.of(lines.get(0).split(",", -1)));

        List<Row> mapped = lines.stream()
                .skip(1)
                .map(line -> assertInstanceOf(Row.class, mapper.map(line.split(",", -1)), line))
                .toList();

        assertEquals(rows, mapped.size());
        assertEquals(
                anomalies,
                mapped.stream().mapToInt(row -> row.anomalies().size()).sum());
    }

    private static MappingPlan plan(String feed) {
        return MappingPlans.load(null, null).forFeed(feed).orElseThrow();
    }

    private static RecordMapper mapper(String feed, List<String> header) {
        return Plans.mapper(plan(feed), header);
    }
}
