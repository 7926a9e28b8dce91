package io.penstock.schedules;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person sees of schedules and does with them. */
@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class SchedulesIT {

    @Inject
    OwnSchedules own;

    @Inject
    MeterRegistry metrics;

    @Inject
    RunLog log;

    @BeforeEach
    void forget() throws SQLException {
        own.yearly.ran.clear();
        own.off.ran.clear();
        sql("DELETE FROM reporting.schedule_run");
        sql("DELETE FROM reporting.schedule_pause");
    }

    @Test
    void schedulesAreShownWithWhenTheyAreDueNext() {
        as("viewer")
                .get("/schedules")
                .then()
                .statusCode(200)
                .body("name", contains("failing", "off", "yearly"))
                .body("find { it.name == 'yearly' }.cron", equalTo(OwnSchedules.NEVER))
                .body("find { it.name == 'yearly' }.zone", equalTo("America/Sao_Paulo"))
                .body("find { it.name == 'yearly' }.paused", equalTo(false))
                .body("find { it.name == 'yearly' }.next", equalTo("2099-01-01T11:00:00Z"))
                .body("find { it.name == 'yearly' }.last", nullValue())
                .body("find { it.name == 'off' }.next", nullValue());
    }

    @Test
    void whatIsAskedForRunsForTodayAndIsOnRecordWithWhoAsked() {
        as("operator").post("/schedules/yearly/run").then().statusCode(202).body("name", equalTo("yearly"));

        awaitOutcome("yearly", "DONE");
        assertEquals(List.of(LocalDate.now(Probe.ZONE)), own.yearly.ran);
        as("viewer")
                .get("/schedules/yearly/runs")
                .then()
                .statusCode(200)
                .body("$", hasSize(1))
                .body("[0].askedBy", equalTo("operator"))
                .body("[0].dueAt", notNullValue())
                .body("[0].endedAt", endsWith("Z"))
                .body("[0].detail", nullValue());
    }

    @Test
    void whatIsPausedIsShownAsSuchWithWhoDidItUntilItIsResumed() {
        for (int twice = 0; twice < 2; twice++) {
            as("operator")
                    .post("/schedules/yearly/pause")
                    .then()
                    .statusCode(200)
                    .body("paused", equalTo(true))
                    .body("pausedBy", equalTo("operator"))
                    .body("next", nullValue());
        }
        for (int twice = 0; twice < 2; twice++) {
            as("admin")
                    .post("/schedules/yearly/resume")
                    .then()
                    .statusCode(200)
                    .body("paused", equalTo(false))
                    .body("next", equalTo("2099-01-01T11:00:00Z"));
        }
    }

    @Test
    void pausedScheduleRunsWhenItIsAskedFor() {
        as("operator").post("/schedules/off/pause").then().statusCode(200);

        as("operator").post("/schedules/off/run").then().statusCode(202);

        awaitOutcome("off", "DONE");
        assertEquals(1, own.off.ran.size());
    }

    @Test
    void failedRunIsShownByTheKindOfItsFailureOnly() throws SQLException {
        as("operator").post("/schedules/failing/run").then().statusCode(202);

        awaitOutcome("failing", "FAILED");
        as("viewer")
                .get("/schedules")
                .then()
                .body(
                        "find { it.name == 'failing' }.last.detail",
                        equalTo("IllegalStateException from ArithmeticException"));
        await().until(() -> metrics.counter(RunMetrics.RUNS, "schedule", "failing", "outcome", "failed")
                        .count()
                >= 1);
        sql("DELETE FROM reporting.qrtz_simple_triggers WHERE trigger_group = 'again'");
        sql("DELETE FROM reporting.qrtz_triggers WHERE trigger_group = 'again'");
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        for (String call : List.of("pause", "resume", "run")) {
            as("operator")
                    .post("/schedules/nobody/" + call)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json");
        }
        as("viewer")
                .get("/schedules/nobody/runs")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", equalTo(404));
        as("viewer").get("/schedules/yearly/runs?limit=0").then().statusCode(400);
    }

    @Test
    void viewersLookAndOperatorsAct() {
        given().get("/schedules").then().statusCode(401);
        for (String user : List.of("viewer", "analyst")) {
            as(user).get("/schedules").then().statusCode(200);
            as(user).get("/schedules/yearly/runs").then().statusCode(200);
            for (String call : List.of("pause", "resume", "run")) {
                as(user).post("/schedules/yearly/" + call).then().statusCode(403);
            }
        }
        assertEquals(List.of(), own.yearly.ran);
    }

    @Test
    void runsOfMoreThan90DaysAgoAreForgotten() throws SQLException {
        for (int days : List.of(89, 91)) {
            sql("INSERT INTO reporting.schedule_run (schedule, due_at, started_at, ended_at, outcome, replica) VALUES"
                    + " ('yearly', now(), now() - interval '" + days + " days', now(), 'DONE', 'r')");
        }

        log.forget();

        as("viewer").get("/schedules/yearly/runs").then().body("$", hasSize(1));
    }

    @Test
    void secondsUntilTheNextRunAreMeasured() {
        double seconds =
                metrics.get(RunMetrics.NEXT).tag("schedule", "yearly").gauge().value();

        assertTrue(seconds > Duration.ofDays(365).toSeconds(), String.valueOf(seconds));
        assertTrue(Double.isNaN(
                metrics.get(RunMetrics.NEXT).tag("schedule", "off").gauge().value()));
    }

    private static void awaitOutcome(String schedule, String outcome) {
        await().untilAsserted(() -> as("viewer")
                .get("/schedules")
                .then()
                .body("find { it.name == '" + schedule + "' }.last.outcome", equalTo(outcome)));
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user);
    }

    private static void sql(String sql) throws SQLException {
        try (var connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
