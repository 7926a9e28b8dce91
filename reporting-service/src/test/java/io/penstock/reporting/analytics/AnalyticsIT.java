package io.penstock.reporting.analytics;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.testkit.Lending;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every figure of every answer, held against the same computed from the files. */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl")
        })
class AnalyticsIT {

    private static final int CLIENTS = 30_000;
    private static final int LOANS = 50_000;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @TempDir
    static Path folder;

    private static LendingBook book;

    @BeforeAll
    static void lend() throws IOException, SQLException {
        Lending.of(CLIENTS, LOANS, 1).writeTo(folder);
        Path clients = folder.resolve("clients.csv");
        Path loans = folder.resolve("loans.csv");
        append("clients-at-the-edges.csv", clients);
        append("loans-at-the-edges.csv", loans);
        Lent.files(clients, loans);
        book = LendingBook.read(clients, loans);
    }

    /** What chance would not bring: the first and last seconds of months, equal results, shares of nothing. */
    private static void append(String edges, Path file) throws IOException {
        Files.writeString(
                file, Files.readString(Path.of("src/test/resources/analytics", edges)), StandardOpenOption.APPEND);
    }

    @AfterAll
    static void forget() throws SQLException {
        Lent.sql("TRUNCATE mart.client, mart.loan");
    }

    record Part(String query, LocalDate from, LocalDate to, Long batch) {
        @Override
        public String toString() {
            return query;
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("questionsAndParts")
    void everyFigureIsAsComputedFromTheFiles(String question, Part part) throws JsonProcessingException {
        String answer = given().auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get("/analytics/" + question + "?" + part.query())
                .then()
                .statusCode(200)
                .contentType("application/json")
                .extract()
                .asString();

        Object expected = new ExpectedFigures(book.part(part.from(), part.to(), part.batch())).of(question);
        JsonNode found = JSON.readTree(answer);
        if (question.equals("ranking")) {
            assertFalse(((ObjectNode) found).remove("method").asText().isBlank());
        }
        assertEquals(JSON.readTree(JSON.writeValueAsString(expected)), found);
    }

    static Stream<Arguments> questionsAndParts() {
        List<Part> parts = List.of(
                new Part("from=&to=&batch=", null, null, null),
                new Part("batch=3", null, null, 3L),
                new Part("from=2023-11&to=2023-12-31", day("2023-11-01"), day("2023-12-31"), null),
                new Part("to=2023-10-31", null, day("2023-10-31"), null),
                new Part("from=2024-01-01&batch=2", day("2024-01-01"), null, 2L),
                new Part("from=2023-10-31&to=2023-10-31", day("2023-10-31"), day("2023-10-31"), null),
                new Part("from=2024-02&to=2024-02", day("2024-02-01"), day("2024-02-29"), null),
                new Part("batch=9", null, null, 9L));
        return Stream.of("issuance", "batches", "default-rates", "interest-rates", "ranking", "profitability")
                .flatMap(question -> parts.stream().map(part -> Arguments.of(question, part)));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }
}
