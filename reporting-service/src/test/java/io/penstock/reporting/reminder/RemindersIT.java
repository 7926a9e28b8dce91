package io.penstock.reporting.reminder;

import static io.penstock.reporting.reminder.Calls.as;
import static io.penstock.reporting.reminder.Calls.dryRun;
import static io.penstock.reporting.reminder.Calls.heardOf;
import static io.penstock.reporting.reminder.Calls.reminderOf;
import static io.penstock.reporting.reminder.Calls.run;
import static io.penstock.testkit.Waiting.await;
import static java.util.stream.Collectors.toSet;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.testkit.Contract;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronTrigger;
import org.quartz.SchedulerException;
import org.quartz.TriggerKey;
import org.quartz.impl.SchedulerRepository;

@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl,notification")
        })
class RemindersIT {

    private static final LocalDate DAY = LocalDate.parse("2024-01-25");

    @Inject
    MeterRegistry metrics;

    @Inject
    PublishUnknownReminders unknownReminders;

    @BeforeEach
    void startAfresh() {
        Lender.startAfresh();
    }

    @Test
    void reminderThatWasNotHeardOfIsPublishedAgainUntilItsLoanIsPastDue() {
        LocalDate today = LocalDate.now(ZoneId.of("America/Sao_Paulo"));
        long lost = Lender.loan(today.plusDays(2));
        long heard = Lender.loan(today.plusDays(2));
        long past = Lender.loan(DAY);
        run(DAY);
        run(today);
        await().until(() -> heardOf(Set.of(lost, heard, past)).size() == 3);
        Lender.sql("INSERT INTO notification.reminder (loan_id, due_date, lead_days, outcome)"
                + " SELECT loan_id, due_date, lead_days, 'REACHABLE' FROM reporting.reminder WHERE loan_id = " + heard);
        Lender.sql("UPDATE reporting.reminder_run SET started_at = started_at - interval '1 hour'");

        unknownReminders.publish();

        await().until(() -> heardOf(Set.of(lost)).get(lost).size() == 2);
        unknownReminders.publish();
        assertEquals(1, heardOf(Set.of(heard)).get(heard).size());
        assertEquals(1, heardOf(Set.of(past)).get(past).size());
        assertEquals(2, heardOf(Set.of(lost)).get(lost).size());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, due today", "1, 1, due tomorrow", "2, 3, due in 2 days", "3, 3, due in 3 days"})
    void leadIsTheShortestThatIsNotPassed(int daysLeft, int lead, String why) {
        long loan = Lender.loan(DAY.plusDays(daysLeft));

        Map<String, Object> reminder = reminderOf(run(DAY), loan);

        assertEquals(lead, reminder.get("leadDays"));
        assertEquals(DAY.plusDays(daysLeft).toString(), reminder.get("dueDate"));
        assertEquals("WILL_SEND", reminder.get("outcome"));
        assertTrue(((String) reminder.get("why")).startsWith(why + ", reminder for "), reminder.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {-90, -1, 4, 5})
    void loanThatIsOverdueOrFurtherOffIsLeftAlone(int daysLeft) {
        Lender.loan(DAY.plusDays(daysLeft));

        assertEquals(0, run(DAY).getInt("selected"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "default"})
    void loanThatIsNotOpenIsLeftAlone(String status) {
        Lender.loan(DAY.atTime(12, 0), status);

        assertEquals(0, run(DAY).getInt("selected"));
    }

    @ParameterizedTest
    @CsvSource({"2024-01-25T00:00:00, 0", "2024-01-25T23:59:59.999999, 0", "2024-01-28T23:59:59.999999, 3"})
    void dueDateIsTheDayWhateverTheHour(String due, int daysLeft) {
        long loan = Lender.loan(LocalDateTime.parse(due), "ongoing");

        assertEquals(daysLeft, reminderOf(run(DAY), loan).get("leadDays"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-29, 2024-02-01", // a month's end
        "2024-02-27, 2024-03-01", // with a leap day between
        "2023-02-26, 2023-03-01", // without one
        "2024-02-26, 2024-02-29", // due on it
        "2023-12-29, 2024-01-01" // a year's end
    })
    void daysAreCountedAcrossMonths(LocalDate asOf, LocalDate due) {
        long loan = Lender.loan(due);

        assertEquals(3, reminderOf(run(asOf), loan).get("leadDays"));
        assertEquals(0, run(asOf.minusDays(1)).getInt("selected"));
    }

    @ParameterizedTest
    @EnumSource
    void everyEndOfARunIsCountedFromTheStart(RunReport.State state) {
        assertNotNull(metrics.find("penstock.reminders.runs")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .counter());
        assertNotNull(metrics.find("penstock.reminders.published").counter());
    }

    @Test
    void eachReminderIsPublishedOnceHoweverOftenItsDayIsRun() {
        Set<Long> loans = IntStream.rangeClosed(0, 3)
                .mapToObj(days -> Lender.loan(DAY.plusDays(days)))
                .collect(toSet());

        JsonPath first = run(DAY);
        JsonPath second = run(DAY);
        JsonPath third = run(DAY);

        assertEquals(4, first.getInt("published"));
        for (JsonPath again : List.of(second, third)) {
            assertEquals(0, again.getInt("published"));
            assertEquals(4, again.getInt("alreadyPublished"));
            assertEquals(
                    List.of("ALREADY_SENT"),
                    again.getList("reminders.outcome").stream().distinct().toList());
        }
        await().until(() -> heardOf(loans).size() == 4);
        heardOf(loans).values().forEach(events -> assertEquals(1, events.size()));
    }

    @Test
    void publishedEventIsAsAgreed() {
        long loan = Lender.loan(DAY.plusDays(2));

        long runId = run(DAY).getLong("runId");

        var message = Topics.await("reminder-due", event -> event.key().equals(String.valueOf(loan)));
        Contract.of("reminder-due").assertValid(message.value());
        JsonPath event = new JsonPath(message.value());
        assertEquals(loan, event.getLong("loanId"));
        assertEquals("2024-01-27", event.getString("dueDate"));
        assertEquals(3, event.getInt("leadDays"));
        assertEquals(runId, event.getLong("runId"));
        assertEquals("2024-01-25", event.getString("asOf"));
    }

    @Test
    void dayWithoutARunIsMadeUpByTheNext() {
        long loan = Lender.loan(DAY);

        assertEquals(0, run(DAY.minusDays(4)).getInt("published"));
        // The day before the third before has no run.
        assertEquals(3, reminderOf(run(DAY.minusDays(2)), loan).get("leadDays"));
        assertEquals(1, reminderOf(run(DAY.minusDays(1)), loan).get("leadDays"));
        assertEquals(0, reminderOf(run(DAY), loan).get("leadDays"));

        await().until(() -> heardOf(Set.of(loan)).getOrDefault(loan, List.of()).size() == 3);
        assertEquals(
                Set.of(3, 1, 0),
                heardOf(Set.of(loan)).get(loan).stream()
                        .map(event -> event.getInt("leadDays"))
                        .collect(toSet()));
    }

    @Test
    void loanWithANewDueDateIsRemindedOfThat() {
        long loan = Lender.loan(DAY);
        run(DAY);
        Lender.postpone(loan, DAY.plusDays(10));

        assertEquals(0, run(DAY.plusDays(1)).getInt("selected"));
        assertEquals("WILL_SEND", reminderOf(run(DAY.plusDays(10)), loan).get("outcome"));
    }

    @Test
    void dryRunForetellsTheRunAndChangesNothing() {
        IntStream.rangeClosed(-1, 4).forEach(days -> Lender.loan(DAY.plusDays(days)));
        run(DAY);
        long optedOut = Lender.loan(DAY.plusDays(1));
        Lender.optOut("client-" + optedOut + "@example.com");
        Lender.loanWithoutContact(DAY.atStartOfDay(), "ongoing");
        long runs = Lender.rowsOf("reminder_run");
        long reminders = Lender.rowsOf("reminder");

        JsonPath foretold = dryRun(DAY);
        assertEquals(runs, Lender.rowsOf("reminder_run"));
        assertEquals(reminders, Lender.rowsOf("reminder"));
        JsonPath done = run(DAY);

        assertEquals("DRY_RUN", foretold.getString("state"));
        assertNull(foretold.get("runId"));
        assertEquals("DONE", done.getString("state"));
        for (String figure :
                List.of("selected", "published", "alreadyPublished", "unreachable", "optedOut", "reminders", "asOf")) {
            assertEquals(done.<Object>get(figure), foretold.<Object>get(figure), figure);
        }
        assertEquals(6, done.getInt("selected"));
        assertEquals(2, done.getInt("published"));
    }

    @Test
    void whoCannotBeReachedIsPublishedAllTheSameAndListed() {
        long byMail = Lender.loan(DAY);
        long byPhone = Lender.loanWithoutContact(DAY.atStartOfDay(), "ongoing");
        Lender.contact(byPhone, "x-" + byPhone + "@example.com", "+5511987654321", "SMS");
        long nowhere = Lender.loanWithoutContact(DAY.atStartOfDay(), "ongoing");
        long unwilling = Lender.loan(DAY);
        Lender.optOut("client-" + unwilling + "@example.com");

        JsonPath report = run(DAY);

        assertEquals("EMAIL", reminderOf(report, byMail).get("channel"));
        assertEquals(
                "due today, reminder for the day itself; by e-mail",
                reminderOf(report, byMail).get("why"));
        assertEquals("SMS", reminderOf(report, byPhone).get("channel"));
        assertEquals("NO_CONTACT", reminderOf(report, nowhere).get("outcome"));
        assertEquals("OPTED_OUT", reminderOf(report, unwilling).get("outcome"));
        assertEquals(4, report.getInt("published"));
        assertEquals(1, report.getInt("unreachable"));
        assertEquals(1, report.getInt("optedOut"));
        JsonPath kept = Calls.get("/reminders/runs/" + report.getLong("runId"));
        assertEquals("DONE", kept.getString("state"));
        assertEquals("operator", kept.getString("startedBy"));
        assertEquals(List.of(3, 1, 0), kept.getList("leadDays"));
        assertEquals("NO_CONTACT", kept.getString("unreached.find { it.loanId == " + nowhere + " }.reason"));
        assertEquals("OPTED_OUT", kept.getString("unreached.find { it.loanId == " + unwilling + " }.reason"));
        assertEquals(2, kept.getList("unreached").size());
        Set<Long> all = Set.of(byMail, byPhone, nowhere, unwilling);
        await().until(() -> heardOf(all).size() == 4);
    }

    @Test
    void eightRunsAtOncePublishEachReminderOnce() throws InterruptedException, ExecutionException {
        long first = Lender.loans(300, DAY.plusDays(3));
        var threads = Executors.newFixedThreadPool(8);
        List<Callable<JsonPath>> calls = new ArrayList<>();
        IntStream.range(0, 8).forEach(n -> calls.add(() -> run(DAY)));

        int published = 0;
        for (var report : threads.invokeAll(calls)) {
            assertEquals(300, report.get().getInt("selected"));
            published += report.get().getInt("published");
        }
        threads.shutdown();

        assertEquals(300, published);
        Set<Long> loans = LongStream.range(first, first + 300).boxed().collect(toSet());
        await().until(() -> heardOf(loans).size() == 300);
        heardOf(loans).values().forEach(events -> assertEquals(1, events.size()));
    }

    @Test
    void manyLoansAreOneQuickRunAndTheReportShowsWhatIsAskedFor() {
        Lender.loans(20_000, DAY.plusDays(1));

        Instant begun = Instant.now();
        JsonPath report = as("operator")
                .post("/reminders/run?limit=5&asOf=" + DAY)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        System.out.printf(
                "20,000 reminders in %d ms%n",
                Duration.between(begun, Instant.now()).toMillis());

        assertEquals(20_000, report.getInt("published"));
        assertEquals(5, report.getList("reminders").size());
        assertEquals(20_000, Lender.rowsOf("reminder"));
        assertEquals(10_000, dryRun(DAY).getList("reminders").size());
    }

    @Test
    void withoutADateItRunsForTodayWhereTheLenderIs() {
        String today = LocalDate.now(ZoneId.of("America/Sao_Paulo")).toString();

        as("operator").post("/reminders/run?dryRun=true").then().statusCode(200).body("asOf", equalTo(today));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asOf=2023-02-29",
                "asOf=25.01.2024",
                "asOf=",
                "asOf=1899-12-31",
                "asOf=%2B10000-01-01",
                "dryRun=ture",
                "dryRun=TRUE",
                "limit=-1",
                "limit=10001",
                "limit=many"
            })
    void slipIsToldAndRunsNothing(String query) {
        as("operator")
                .post("/reminders/run?" + query)
                .then()
                .statusCode(equalTo(query.equals("limit=many") ? 404 : 400))
                .contentType("application/problem+json");

        assertEquals(0, Lender.rowsOf("reminder_run"));
    }

    @Test
    void onlyAnOperatorRunsAndReleases() {
        for (String user : List.of("viewer", "analyst")) {
            as(user).post("/reminders/run?dryRun=true").then().statusCode(403);
            as(user).post("/reminders/holds/1/release").then().statusCode(403);
        }
        as("viewer").get("/reminders/runs").then().statusCode(200);
        as("viewer").get("/reminders/holds").then().statusCode(200);
        as("viewer").get("/reminders/runs/987654321").then().statusCode(404);
    }

    @Test
    void daysRunIsScheduledAtEightWhereTheLenderIs() throws SchedulerException {
        var trigger = (CronTrigger) SchedulerRepository.getInstance()
                .lookup("reporting-service")
                .getTrigger(TriggerKey.triggerKey("daily-reminders", "schedules"));

        assertEquals("0 0 8 * * ?", trigger.getCronExpression());
        assertEquals("America/Sao_Paulo", trigger.getTimeZone().getID());
        assertNotEquals(null, trigger.getNextFireTime());
    }

    @Test
    void runsAreListedNewestFirst() {
        run(DAY);
        run(DAY.plusDays(1));

        JsonPath runs = Calls.get("/reminders/runs?limit=2");

        assertEquals(List.of("2024-01-26", "2024-01-25"), runs.getList("asOf"));
        as("viewer").get("/reminders/runs?limit=0").then().statusCode(400).body("status", equalTo(400));
    }
}
