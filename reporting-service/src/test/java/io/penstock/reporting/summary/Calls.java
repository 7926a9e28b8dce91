package io.penstock.reporting.summary;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.testkit.Topics;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;

/** What people call, and what is published then. */
final class Calls {

    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private Calls() {}

    static Response make(String asOf) {
        return as("operator").queryParam("asOf", asOf).post("/summaries/weekly");
    }

    static Response force(String asOf) {
        return as("operator").queryParam("asOf", asOf).queryParam("force", true).post("/summaries/weekly");
    }

    static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user);
    }

    static long reportId(Response made) {
        return made.jsonPath().getLong("reportId");
    }

    /** The figures of an answer, to the cent as they were written. */
    static Weeks figures(String answer) {
        try {
            return JSON.readValue(answer, Weeks.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The part of a summary that is compared. */
    record Weeks(String periodStart, String periodEnd, Figures thisWeek, Figures weekBefore) {}

    /** Everything published about a week, once the event about a report of it has come through. */
    static List<String> events(long reportId, String periodStart) {
        Topics.await(
                "report-ready", event -> read(event.value()).get("reportId").asLong() == reportId);
        return Topics.all("report-ready").stream()
                .map(event -> event.value())
                .filter(event -> read(event).path("periodStart").asText().equals(periodStart))
                .toList();
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
