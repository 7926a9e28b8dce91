package io.penstock.reporting.summary;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.reporting.summary.Loans.Loan;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl")
        })
class SummaryFiguresIT {

    private static final List<Loan> LOANS = new ArrayList<>(Loans.generated(5000));

    @BeforeAll
    static void lend() throws SQLException {
        // A week of its own, in which only its first and its last moment count.
        LOANS.add(Loan.issued(9001, LocalDateTime.parse("2020-03-01T23:59:59.999999")));
        LOANS.add(Loan.issued(9002, LocalDateTime.parse("2020-03-02T00:00:00")));
        LOANS.add(Loan.issued(9003, LocalDateTime.parse("2020-03-08T23:59:59.999999")));
        LOANS.add(Loan.issued(9004, LocalDateTime.parse("2020-03-09T00:00:00")));
        LocalDateTime due = LocalDateTime.parse("2020-08-05T10:00:00");
        LOANS.add(Loan.paid(9005, due, due));
        LOANS.add(Loan.paid(9006, due, due.plusSeconds(1)));
        LOANS.add(Loan.paid(9007, due, LocalDateTime.parse("2020-08-10T00:00:00")));
        LOANS.add(Loan.defaulted(9008, LocalDateTime.parse("2020-08-03T00:00:00")));
        LOANS.add(Loan.defaulted(9009, LocalDateTime.parse("2020-08-09T23:59:59")));
        LOANS.add(Loan.defaulted(9010, LocalDateTime.parse("2020-08-10T00:00:00")));
        Loans.replaceBy(LOANS);
        finishLoads();
    }

    @AfterAll
    static void forget() throws SQLException {
        Loans.replaceBy(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-22", "2024-01-25", "2024-01-01", "2023-12-18"})
    void figuresAreThoseComputedFromTheRows(String asOf) {
        Calls.Weeks made = Calls.figures(Calls.make(asOf).asString());

        LocalDate end = LocalDate.parse(asOf);
        assertEquals(end.minusDays(7).toString(), made.periodStart());
        assertEquals(asOf, made.periodEnd());
        assertTrue(made.thisWeek().loansPaid() > 50 && made.thisWeek().defaults() > 10, "expected a busy week");
        assertEquals(new ExpectedWeek(LOANS, end).figures(), made.thisWeek());
        assertEquals(new ExpectedWeek(LOANS, end.minusDays(7)).figures(), made.weekBefore());
    }

    @Test
    void amountsAreWrittenWithTheirCents() {
        String made = Calls.make("2024-01-18").asString();

        assertTrue(made.matches(".*\"amountPaid\":435536\\.17,.*"), made);
        assertTrue(made.matches(".*\"amountIssued\":700913\\.80,.*"), made);
    }

    @Test
    void keptFiguresAreThoseThatWereMade() {
        Response made = Calls.make("2024-01-15");

        Response kept = Calls.as("viewer").get(made.header("Location"));

        assertEquals(Calls.read(made.asString()), Calls.read(kept.asString()));
        Calls.as("viewer")
                .get("/summaries?limit=1000")
                .then()
                .statusCode(200)
                .body("findAll { it.periodEnd == '2024-01-15' }.reportId", contains((int) Calls.reportId(made)));
    }

    @Test
    void weekBeginsAtMidnightAndEndsBeforeTheNext() {
        Calls.make("2020-03-09")
                .then()
                .body("thisWeek.loansIssued", equalTo(2))
                .body("weekBefore.loansIssued", equalTo(1));
        Calls.make("2020-08-10")
                .then()
                .body("thisWeek.loansPaid", equalTo(2))
                .body("thisWeek.paidOnTime", equalTo(1))
                .body("thisWeek.onTimeShare", equalTo(0.5f))
                .body("thisWeek.defaults", equalTo(2))
                .body("thisWeek.amountDefaulted", equalTo(140.0f));
    }

    @Test
    void weekInWhichNothingHappenedSaysSo() throws IOException {
        Response made = Calls.make("2019-01-07");

        made.then()
                .statusCode(201)
                .body("thisWeek.loansIssued", equalTo(0))
                .body("thisWeek.onTimeShare", nullValue())
                .body("quality.batches", equalTo(0))
                .body("charts.title.size()", equalTo(3));
        byte[] workbook =
                Calls.as("viewer").get(made.header("Location") + "/workbook").asByteArray();
        try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            String remark = read.getSheet("Summary").getRow(2).getCell(0).getStringCellValue();
            assertTrue(remark.endsWith("Nothing was lent, paid or due in default this week."), remark);
            assertEquals("–", read.getSheet("Summary").getRow(10).getCell(1).getStringCellValue());
        }
    }

    @Test
    void qualityCountsTheLoadsThatEndedInTheWeekOfTheLender() {
        Calls.make("2021-06-14")
                .then()
                .body("quality.batches", equalTo(3))
                .body("quality.failed", equalTo(1))
                .body("quality.read", equalTo(3000))
                .body("quality.loaded", equalTo(2400))
                .body("quality.rejected", equalTo(90))
                .body("quality.rejectsByRule.rule", contains("client-exists", "unspecified", "required"))
                .body("quality.rejectsByRule.dataset", contains("loans", "clients", "loans"))
                .body("quality.rejectsByRule.rows", contains(50, 30, 10));
    }

    @Test
    void filesAreServedAsWhatTheyAre() throws IOException {
        String summary = Calls.make("2023-12-11").header("Location");

        Calls.as("viewer")
                .get(summary + "/workbook")
                .then()
                .statusCode(200)
                .contentType(ReportFile.XLSX)
                .header(
                        "Content-Disposition",
                        containsString("filename=\"weekly-summary-2023-12-04-to-2023-12-10.xlsx\""));
        byte[] chart = Calls.as("viewer")
                .get(summary + "/charts/loans-issued")
                .then()
                .statusCode(200)
                .contentType("image/png")
                .extract()
                .asByteArray();
        assertEquals(1200, ImageIO.read(new ByteArrayInputStream(chart)).getWidth());
        Calls.as("viewer").get(summary + "/charts/amount-paid.png").then().statusCode(200);
        Calls.as("viewer").get(summary + "/charts/no-such").then().statusCode(404);
        Calls.as("viewer").get("/summaries/99999999/workbook").then().statusCode(404);
        Calls.as("viewer").get("/summaries/99999999").then().statusCode(404);
    }

    /** In São Paulo the week from 7 to 13 June 2021 began and ended at 03:00 UTC. */
    private static void finishLoads() throws SQLException {
        try (var connection = Servers.postgres().connect("penstock", "reporting", "reporting");
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO load (batch_id, dataset, state, rank, read, inserted, updated, unchanged, duplicate,
                        rejected, started_at, finished_at, at)
                    SELECT 800000 + id, dataset, state, 4, 1000, 500, 200, 100, 0, rejected, at, at, at
                    FROM (VALUES
                        (1, 'loans', 'COMPLETE', 60, timestamptz '2021-06-07T03:00:00Z'),
                        (2, 'clients', 'COMPLETE', 30, timestamptz '2021-06-10T12:00:00Z'),
                        (3, 'loans', 'FAILED', 0, timestamptz '2021-06-14T02:59:59.999Z'),
                        (4, 'loans', 'COMPLETE', 7, timestamptz '2021-06-07T02:59:59.999Z'),
                        (5, 'loans', 'COMPLETE', 7, timestamptz '2021-06-14T03:00:00Z')
                    ) AS ended (id, dataset, state, rejected, at)
                    ON CONFLICT DO NOTHING
                    """);
            statement.execute("""
                    INSERT INTO validation (batch_id, kind, balanced, rules, checks, at)
                    VALUES (800001, 'BAD_VALUES', true, '[
                        {"rule": "client-exists", "column": "user_id", "rows": 50},
                        {"rule": "required", "column": "status", "rows": 6},
                        {"rule": "required", "column": "due_at", "rows": 4}]', '[]', now())
                    ON CONFLICT DO NOTHING
                    """);
        }
    }
}
