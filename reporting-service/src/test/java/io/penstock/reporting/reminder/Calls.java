package io.penstock.reporting.reminder;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.penstock.testkit.Topics;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people call, and what others hear. */
final class Calls {

    static JsonPath run(LocalDate asOf) {
        return as("operator")
                .post("/reminders/run?asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath dryRun(LocalDate asOf) {
        return as("operator")
                .post("/reminders/run?dryRun=true&asOf=" + asOf)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath get(String path) {
        return as("viewer").get(path).then().statusCode(200).extract().jsonPath();
    }

    static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user);
    }

    /** What the topic tells of these loans, which are its keys. */
    static Map<Long, List<JsonPath>> heardOf(Set<Long> loans) {
        return Topics.all("reminder-due").stream()
                .filter(event -> loans.contains(Long.valueOf(event.key())))
                .collect(groupingBy(
                        event -> Long.valueOf(event.key()), mapping(event -> new JsonPath(event.value()), toList())));
    }

    /** By what people are told that reminders are held or go on, once all of it has left. */
    static List<JsonPath> told() {
        await().until(() -> Lender.rowsOf("outbox") == 0);
        return Topics.all("reminders-held").stream()
                .map(event -> new JsonPath(event.value()))
                .toList();
    }

    /** The reminder of a loan in a report. */
    static Map<String, Object> reminderOf(JsonPath report, long loanId) {
        return report.getMap("reminders.find { it.loanId == " + loanId + " }");
    }

    private Calls() {}
}
