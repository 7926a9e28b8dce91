package io.penstock.reporting.cohort;

import static io.penstock.reporting.cohort.Cohorts.as;
import static io.penstock.reporting.cohort.Cohorts.events;
import static io.penstock.reporting.cohort.Cohorts.open;
import static io.penstock.testkit.Waiting.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.reporting.lender.LenderCalendar;
import io.penstock.testkit.Contract;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

@QuarkusTest
@TestProfile(OutboxOfTests.class)
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class CohortByQueryIT {

    @Inject
    LenderCalendar calendar;

    @BeforeEach
    void fillMart() {
        Lists.update("TRUNCATE mart.consumer, mart.client, mart.contact, mart.loan, notification.opt_out");
        Lists.update("""
                INSERT INTO mart.consumer (consumer_id, name, address_line_1, city, state, zip_code, phone_number,
                    email_address, account_number, tariff_plan, payment_status) VALUES
                    ('C1', 'Ana', '1 Main St', 'Tampa', 'FL', '00501', '+12025550101', 'ana@example.com', '0011', 'Night', 'Unpaid'),
                    ('C2', 'Bea', NULL, NULL, NULL, NULL, NULL, NULL, 'ACCT-12', 'night', 'OVERDUE'),
                    ('C3', 'Cid', NULL, NULL, NULL, NULL, NULL, NULL, '13', 'Night', 'Paid'),
                    ('C4', 'Dia', NULL, NULL, NULL, NULL, NULL, NULL, '14', 'Day', 'Unpaid'),
                    ('C5', 'Eva', NULL, NULL, NULL, NULL, NULL, NULL, '11', 'Night', 'Unpaid')""");
        Lists.update("""
                INSERT INTO mart.client (user_id, created_at, status, batch, credit_limit, interest_rate)
                SELECT i, '2024-01-01', 'approved', 1, 0, 0 FROM unnest(ARRAY[11, 21]) AS i""");
        Lists.update(
                "INSERT INTO mart.contact (user_id, email, phone) VALUES (21, 'c21@example.com', '+5511900000021')");
    }

    @Test
    void unpaidAccountsOfATariffGiveAWorkbookThatIsRightInEveryCell() throws IOException {
        loan(1, 11, "ongoing", 5);
        long id = ask("unpaid-of-tariff", Map.of("tariff", "NIGHT"));

        JsonPath made = awaitState(id, "MADE");
        assertEquals("analyst", made.getString("askedBy"));
        assertEquals("NIGHT", made.getString("parameters.tariff"));
        assertEquals(today().toString(), made.getString("asOf"));
        assertEquals(2, made.getInt("read"));
        assertEquals(2, made.getInt("found"));
        try (XSSFWorkbook workbook = open(made.getString("fileName"))) {
            assertEquals(3, workbook.getNumberOfSheets());
            assertEquals(
                    List.of(
                            List.of(
                                    "Account number",
                                    "Consumer ID",
                                    "Name",
                                    "Address line 1",
                                    "Address line 2",
                                    "City",
                                    "State",
                                    "Zip code",
                                    "Phone",
                                    "E-mail",
                                    "Tariff plan",
                                    "Payment status",
                                    "Open loans",
                                    "Open amount"),
                            List.of(
                                    "0011",
                                    "C1",
                                    "Ana",
                                    "1 Main St",
                                    "",
                                    "Tampa",
                                    "FL",
                                    "00501",
                                    "+12025550101",
                                    "ana@example.com",
                                    "Night",
                                    "Unpaid",
                                    "1",
                                    "100.25"),
                            List.of("ACCT-12", "C2", "Bea", "", "", "", "", "", "", "", "night", "OVERDUE", "", "")),
                    cells(workbook.getSheet("Accounts"), 14));
            assertEquals(List.of(List.of("Account number")), cells(workbook.getSheet("Not found"), 1));
            XSSFSheet summary = workbook.getSheet("Summary");
            assertEquals("unpaid-of-tariff", fact(summary, "Query"));
            assertEquals("NIGHT", fact(summary, "Parameter tariff"));
            assertEquals(today().toString(), fact(summary, "For the date"));
            assertEquals("analyst", fact(summary, "Asked for by"));
            assertEquals("2", fact(summary, "Found"));
        }
    }

    @Test
    void clientsWithOverdueLoansComeWithWhatTheLenderKnowsOfThem() throws IOException {
        loan(1, 11, "ongoing", 5);
        loan(2, 21, "default", 40);
        loan(3, 21, "ongoing", 9);
        loan(4, 21, "paid", 70);
        loan(5, 13, "ongoing", 4);
        loan(6, 99, "ongoing", 8);
        JsonPath made = awaitState(ask("overdue-loans", Map.of("days", "5")), "MADE");

        try (XSSFWorkbook workbook = open(made.getString("fileName"))) {
            List<List<String>> rows = cells(workbook.getSheet("Accounts"), 17);
            assertEquals(
                    List.of("Account number", "Overdue loans", "Overdue amount", "Due since", "Consumer ID"),
                    rows.get(0).subList(0, 5));
            assertEquals(
                    List.of("21", "2", "200.5", today().minusDays(40).toString(), "", "", "", "", "", "", ""),
                    rows.get(1).subList(0, 11));
            assertEquals(
                    List.of("+5511900000021", "c21@example.com", "", "", "1", "100.25"),
                    rows.get(1).subList(11, 17));
            assertEquals("11", rows.get(2).get(0));
            assertEquals("C1", rows.get(2).get(4));
            assertEquals(3, rows.size());
            assertEquals(
                    List.of("99", "1", "100.25", today().minusDays(8).toString()),
                    cells(workbook.getSheet("Not found"), 4).get(1));
            assertEquals("1", fact(workbook.getSheet("Summary"), "Of these clients only"));
        }
    }

    @Test
    void personsWhoOptedOutAreMarked() throws IOException {
        Lists.optOut("ana@example.com", "OPTED_OUT");
        Lists.optOut("+5511900000021", "OPTED_OUT");
        loan(1, 21, "ongoing", 5);
        loan(2, 11, "ongoing", 4);

        JsonPath made = awaitState(ask("overdue-loans", Map.of("days", "1")), "MADE");

        try (XSSFWorkbook workbook = open(made.getString("fileName"))) {
            List<List<String>> rows = cells(workbook.getSheet("Accounts"), 18);
            assertEquals("Opted out", rows.get(0).get(17));
            assertEquals(
                    List.of("21", "SMS"),
                    List.of(rows.get(1).get(0), rows.get(1).get(17)));
            assertEquals(
                    List.of("11", "e-mail"),
                    List.of(rows.get(2).get(0), rows.get(2).get(17)));
            assertEquals("2", fact(workbook.getSheet("Summary"), "Opted out"));
        }
    }

    @Test
    void accountsThatAreNoNumbersAreFoundAsTheyAreSpelt() throws IOException {
        Lists.consumer("T1", "A-3401", "Kim", null, null);
        Lists.consumer("T2", "00370001", "Lea", null, null);
        Lists.consumer("T3", "A77", "Max", null, null);
        Lists.consumer("T4", "0A77", "Nia", null, null);

        JsonPath made = awaitState(ask("spelt", Map.of()), "MADE");

        try (XSSFWorkbook workbook = open(made.getString("fileName"))) {
            assertEquals(
                    List.of(
                            List.of("Account number", "Consumer ID"),
                            List.of("A-3401", "T1"),
                            List.of("00370001", "T2"),
                            List.of("A77", "T3"),
                            List.of("0A77", "T4")),
                    cells(workbook.getSheet("Accounts"), 2));
            assertEquals(
                    List.of(List.of("Account number"), List.of("a-3401"), List.of("A-3402")),
                    cells(workbook.getSheet("Not found"), 1));
        }
    }

    @Test
    void valuesOfEveryTypeAreBoundAndNoneIsTakenForAStatement() throws IOException {
        String hostile = "'; DELETE FROM mart.consumer; -- :whole ? $1";

        JsonPath made = awaitState(ask("all-types", Map.of("word", hostile, "day", "2026-02-28")), "MADE");

        assertEquals(5, made.getInt("read"));
        assertEquals(3, made.getInt("kept"));
        assertEquals(2, made.getInt("duplicate"));
        try (XSSFWorkbook workbook = open(made.getString("fileName"))) {
            List<List<String>> rows = cells(workbook.getSheet("Not found"), 12);
            assertEquals("3", rows.get(1).get(0));
            assertEquals("1", rows.get(2).get(0));
            assertEquals("2", rows.get(3).get(0));
            String days = String.valueOf(
                    today().toEpochDay() - LocalDate.parse("2026-02-28").toEpochDay());
            assertEquals(
                    List.of(
                            hostile,
                            ":quoted?",
                            "7",
                            "1.5",
                            "2026-02-28",
                            "true",
                            days,
                            "{\"a\": 1}",
                            "true",
                            "12345678901234567890",
                            ""),
                    rows.get(1).subList(1, 12));
            assertEquals("2", fact(workbook.getSheet("Summary"), "Repeated"));
        }
        assertEquals(5, Lists.number("SELECT count(*) FROM mart.consumer"));
    }

    @Test
    void askingIsOnRecordAndReadyIsToldWithoutABatch() {
        long id = ask("unpaid-of-tariff", Map.of("tariff", "Night"));
        awaitState(id, "MADE");

        await().until(() ->
                events("personal-data-seen", "\"cohort " + id + "\"").size() == 1);
        JsonPath seen = new JsonPath(
                events("personal-data-seen", "\"cohort " + id + "\"").get(0));
        assertEquals("analyst", seen.getString("actor"));
        assertEquals("WORKBOOK_MADE", seen.getString("action"));
        assertEquals(2, seen.getInt("rows"));
        await().until(() -> events("report-ready", "{\"reportId\":" + id + ",").size() == 1);
        Contract.of("report-ready")
                .assertValid(events("report-ready", "{\"reportId\":" + id + ",").get(0));
        as("analyst").get("/cohorts/" + id + "/workbook").then().statusCode(200);
        await().until(() -> as("admin")
                .get("/audit?subject=cohort " + id)
                .jsonPath()
                .getList("action")
                .equals(List.of("WORKBOOK_DOWNLOADED", "WORKBOOK_MADE")));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/cohort/failing-queries.csv", useHeadersInDisplayName = true)
    void queryThatMayNotOrCannotFailsAtOnceWithItsReason(String query, String name, String value, String reason) {
        long id = ask(query, name == null ? Map.of() : Map.of(name, value));

        JsonPath failed = awaitState(id, "FAILED");

        assertEquals(reason, failed.getString("detail"));
        assertEquals(1, failed.getInt("attempts"));
        await().until(() -> events("report-failed", "{\"reportId\":" + id + ",").size() == 1);
        JsonPath told = new JsonPath(
                events("report-failed", "{\"reportId\":" + id + ",").get(0));
        assertEquals(query, told.getString("name"));
        assertEquals(reason, told.getString("reason"));
        assertEquals(0, Cohorts.files(".").size());
        assertEquals(5, Lists.number("SELECT count(*) FROM mart.consumer"));
    }

    @Test
    void queryThatGivesAsManyRowsAsItMayIsMade() {
        assertEquals(10, awaitState(ask("ten", Map.of("count", "10")), "MADE").getInt("notFound"));
    }

    @Test
    void queryWithoutRowsGivesAnEmptyWorkbook() throws IOException {
        JsonPath made = awaitState(ask("unpaid-of-tariff", Map.of("tariff", "nobody's")), "MADE");

        assertEquals(0, made.getInt("found"));
        try (XSSFWorkbook workbook = open(made.getString("fileName"))) {
            assertEquals(1, cells(workbook.getSheet("Accounts"), 1).size());
        }
    }

    @Test
    void wrongParametersAreNamedAndNothingIsAskedFor() {
        long before = Lists.number("SELECT count(*) FROM reporting.cohort");

        as("analyst")
                .post("/cohorts?query=overdue-loans&days=Ana&color=red")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("days", "color")))
                .body("violations.message", hasItem("expected a whole number, found something else"))
                .body("detail", containsString("parameter color is unknown: expected one of [days]"));
        as("analyst")
                .post("/cohorts?query=unpaid-of-tariff")
                .then()
                .statusCode(400)
                .body("violations.message", hasItem("is missing: expected a text of 1 to 500 characters"));
        as("analyst")
                .post("/cohorts?query=unpaid-of-tariff&tariff=a&tariff=b")
                .then()
                .statusCode(400);
        as("analyst").post("/cohorts").then().statusCode(400).body("violations.field", hasItem("query"));
        as("analyst").post("/cohorts?query=nobody-knows").then().statusCode(404);
        as("operator").post("/cohorts?query=overdue-loans").then().statusCode(403);
        as("viewer").post("/cohorts?query=overdue-loans").then().statusCode(403);

        assertEquals(before, Lists.number("SELECT count(*) FROM reporting.cohort"));
    }

    @Test
    void queriesAreListedWithTheirParametersAndWithoutTheirStatements() {
        as("viewer")
                .get("/cohorts/queries")
                .then()
                .statusCode(200)
                .body("name", hasItems("unpaid-of-tariff", "overdue-loans"))
                .body("find { it.name == 'overdue-loans' }.parameters", hasSize(1))
                .body("find { it.name == 'overdue-loans' }.parameters[0].type", equalTo("integer"))
                .body("find { it.name == 'overdue-loans' }.parameters[0].default", equalTo("1"))
                .body("find { it.name == 'unpaid-of-tariff' }.parameters[0].required", equalTo(true))
                .body("find { it.name == 'overdue-loans' }.schedules[0].cron", equalTo("off"))
                .body("find { it.name == 'overdue-loans' }.sql", nullValue());
    }

    @Test
    void scheduleAsksOnceForADateHoweverOftenItIsRun() {
        String schedule = "cohort-overdue-loans-weekly";
        as("viewer").get("/schedules").then().body("name", hasItem(schedule));
        as("operator").post("/schedules/" + schedule + "/run").then().statusCode(202);
        await().until(() -> runs(schedule) == 1);

        as("operator").post("/schedules/" + schedule + "/run").then().statusCode(202);
        await().until(() -> runs(schedule) == 2);

        assertEquals(1, Lists.number("SELECT count(*) FROM reporting.cohort WHERE schedule = ?", schedule));
        long id = Lists.number("SELECT cohort_id FROM reporting.cohort WHERE schedule = ?", schedule);
        JsonPath made = awaitState(id, "MADE");
        assertEquals("reporting-service", made.getString("askedBy"));
        assertEquals("7", made.getString("parameters.days"));
    }

    private static long runs(String schedule) {
        return Lists.number(
                "SELECT count(*) FROM reporting.schedule_run WHERE schedule = ? AND outcome = 'DONE'", schedule);
    }

    private static long ask(String query, Map<String, String> parameters) {
        return as("analyst")
                .queryParam("query", query)
                .queryParams(parameters)
                .post("/cohorts")
                .then()
                .statusCode(202)
                .header("Location", containsString("/cohorts/"))
                .body("name", equalTo(query))
                .body("fileName", nullValue())
                .extract()
                .jsonPath()
                .getLong("id");
    }

    private static JsonPath awaitState(long id, String state) {
        return await().until(
                        () -> as("viewer").get("/cohorts/" + id).jsonPath(),
                        found -> state.equals(found.getString("state")));
    }

    /** Of 100 with 10.25 paid, due so many days ago. */
    private void loan(long id, long client, String status, int daysAgo) {
        Lists.update(
                "INSERT INTO mart.loan (loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount, amount_paid)"
                        + " VALUES (?, ?, ?::date, ?::date, ?, 100, 1, 110.5, 10.25)",
                id,
                client,
                today().minusDays(90 + daysAgo),
                today().minusDays(daysAgo),
                status);
    }

    private LocalDate today() {
        return calendar.today();
    }

    /** What is seen of a sheet. */
    private static List<List<String>> cells(XSSFSheet sheet, int columns) {
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < sheet.getPhysicalNumberOfRows(); r++) {
            rows.add(cells(sheet.getRow(r), columns));
        }
        return rows;
    }

    private static List<String> cells(XSSFRow row, int columns) {
        List<String> texts = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            Cell cell = row.getCell(c);
            texts.add(cell == null ? "" : new DataFormatter().formatCellValue(cell));
        }
        return texts;
    }

    private static String fact(XSSFSheet summary, String name) {
        for (var row : summary) {
            if (row.getCell(0).getStringCellValue().equals(name)) {
                return new DataFormatter().formatCellValue(row.getCell(1));
            }
        }
        throw new AssertionError("no " + name);
    }
}
