package io.penstock.reporting.summary;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.schedules.Schedule;
import io.penstock.testkit.Contract;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
class SummaryOnceIT {

    private static final int CALLERS = 8;

    @Inject
    @All
    List<Schedule> schedules;

    @Test
    void summaryThatIsThereIsAnsweredAndNotPublishedAgain() {
        Response first = Calls.make("2018-01-08");
        first.then()
                .statusCode(201)
                .body("forced", equalTo(false))
                .body("current", equalTo(true))
                .body("madeBy", equalTo("operator"));

        Response second = Calls.make("2018-01-08");

        second.then().statusCode(200).body("reportId", equalTo((int) Calls.reportId(first)));
        assertEquals(Calls.read(first.asString()), Calls.read(second.asString()));
        List<String> events = Calls.events(Calls.reportId(first), "2018-01-01");
        assertEquals(1, events.size(), events.toString());
        Contract.of("report-ready").assertValid(events.get(0));
        assertFalse(Calls.read(events.get(0)).get("forced").asBoolean());
    }

    @Test
    void callersAtOnceGetOneSummaryAndOneEvent() throws InterruptedException, ExecutionException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Callable<Response>> calls = Stream.generate(() -> (Callable<Response>) () -> Calls.make("2018-02-12"))
                .limit(CALLERS)
                .toList();

        List<Response> made =
                callers.invokeAll(calls).stream().map(SummaryOnceIT::resultOf).toList();

        callers.shutdown();
        assertEquals(
                1,
                made.stream().map(Calls::reportId).collect(Collectors.toSet()).size());
        assertEquals(1, made.stream().filter(one -> one.statusCode() == 201).count());
        assertEquals(
                CALLERS - 1,
                made.stream().filter(one -> one.statusCode() == 200).count());
        assertEquals(1, Calls.events(Calls.reportId(made.get(0)), "2018-02-05").size());
    }

    @Test
    void forcedSummaryReplacesTheOneBefore() {
        Response first = Calls.make("2018-03-12");

        Response forced = Calls.force("2018-03-12");

        forced.then().statusCode(201).body("forced", equalTo(true)).body("current", equalTo(true));
        assertTrue(Calls.reportId(forced) > Calls.reportId(first));
        Calls.as("viewer").get(first.header("Location")).then().statusCode(200).body("current", equalTo(false));
        assertEquals(Calls.reportId(forced), Calls.reportId(Calls.make("2018-03-12")));
        List<String> events = Calls.events(Calls.reportId(forced), "2018-03-05");
        assertEquals(2, events.size());
        events.forEach(Contract.of("report-ready")::assertValid);
        assertEquals(
                1,
                events.stream()
                        .filter(event -> Calls.read(event).get("forced").asBoolean())
                        .count());
    }

    @Test
    void scheduleMakesTheWeekBeforeItsDayOnce() {
        Schedule weekly = schedules.stream()
                .filter(schedule -> schedule.name().equals("weekly-summary"))
                .findAny()
                .orElseThrow();
        assertEquals("0 0 7 ? * MON", weekly.cron());
        assertEquals("America/Sao_Paulo", weekly.zone().getId());

        weekly.run(LocalDate.of(2018, 4, 9));
        weekly.run(LocalDate.of(2018, 4, 9));

        Response there = Calls.make("2018-04-09");
        there.then().statusCode(200).body("madeBy", equalTo("schedule"));
        assertEquals(1, Calls.events(Calls.reportId(there), "2018-04-02").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"yesterday", "2024-02-30", "2024-1-22", "9999-01-01", "-2024-01-22", "2024-01-22T00:00:00Z"})
    void badDateIsRefused(String asOf) {
        Calls.make(asOf)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", containsString("expected a date such as 2024-01-22"));
    }

    @Test
    void todayIsTheDefault() {
        Response made = Calls.as("operator").post("/summaries/weekly");

        LocalDate end = LocalDate.parse(made.jsonPath().getString("periodEnd"));
        LocalDate now = LocalDate.now(java.time.ZoneId.of("America/Sao_Paulo"));
        assertTrue(end.equals(now) || end.equals(now.minusDays(1)), "expected " + now + ", found " + end);
    }

    @Test
    void onlyOperatorsMakeSummariesAndOnlyUsersSeeThem() {
        Calls.as("viewer").post("/summaries/weekly?asOf=2018-01-08").then().statusCode(403);
        Calls.as("analyst").post("/summaries/weekly?asOf=2018-01-08").then().statusCode(403);
        io.restassured.RestAssured.given().get("/summaries").then().statusCode(401);
    }

    @Test
    void senderReadsReadyReportsAndNothingElse() throws SQLException {
        long reportId = Calls.reportId(Calls.make("2018-05-14"));
        try (Connection sender = Servers.postgres().connect("penstock", "notification", "notification")) {
            try (var report = sender.createStatement()
                    .executeQuery(
                            "SELECT kind, period_start, period_end, content ->> 'currency' FROM reporting.ready_report WHERE report_id = "
                                    + reportId)) {
                assertTrue(report.next());
                assertEquals("WEEKLY_SUMMARY", report.getString(1));
                assertEquals(LocalDate.of(2018, 5, 7), report.getObject(2, LocalDate.class));
                assertEquals("BRL", report.getString(4));
            }
            try (var files = sender.createStatement()
                    .executeQuery(
                            "SELECT count(*), count(*) FILTER (WHERE inline AND content_id IS NOT NULL) FROM reporting.ready_report_file WHERE report_id = "
                                    + reportId)) {
                files.next();
                assertEquals(4, files.getInt(1));
                assertEquals(3, files.getInt(2));
            }
            for (String table : List.of("report", "report_file", "load", "batch")) {
                refused(sender, "SELECT 1 FROM reporting." + table);
            }
            refused(sender, "DELETE FROM reporting.ready_report");
        }
    }

    private static void refused(Connection connection, String sql) {
        var refusal = assertThrows(
                SQLException.class, () -> connection.createStatement().execute(sql));
        assertEquals("42501", refusal.getSQLState(), sql);
    }

    private static Response resultOf(Future<Response> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
