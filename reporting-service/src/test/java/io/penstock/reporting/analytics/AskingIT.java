package io.penstock.reporting.analytics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.penstock.testkit.Lending;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask, what is kept, and what is said of a question that is none. */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "reporting"),
            @ResourceArg(name = "neighbours", value = "etl")
        })
class AskingIT {

    private static final String LOAN = """
            INSERT INTO mart.loan (
                loan_id, user_id, created_at, due_at, status, loan_amount, tax, due_amount, amount_paid)
            VALUES (%d, 1, '2023-09-30 23:59:59', '2023-12-29 23:59:59', 'ongoing', 1000, 11.18, 1061.18, 61.18)
            """;

    @TempDir
    static Path folder;

    @Inject
    MeterRegistry metrics;

    @BeforeEach
    void lend() throws IOException, SQLException {
        Lending.of(200, 250, 1).writeTo(folder);
        Lent.files(folder.resolve("clients.csv"), folder.resolve("loans.csv"));
    }

    @AfterEach
    void forget() throws SQLException {
        Lent.sql("TRUNCATE mart.client, mart.loan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuance", "batches", "default-rates", "interest-rates", "ranking", "profitability"})
    void strangerIsAskedWhoHeIs(String question) {
        given().get("/analytics/" + question).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuance", "batches", "default-rates", "interest-rates", "ranking", "profitability"})
    @TestSecurity(user = "somebody", roles = "other")
    void userWithoutTheRoleIsRefused(String question) {
        given().get("/analytics/" + question).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, from",
        "from=2023-13, from",
        "to=2023-02-30, to",
        "to=31.12.2023, to",
        "batch=two, batch",
        "batch=99999999999999999999, batch",
        "from=2023-12&to=2023-11, to",
    })
    void wrongQuestionIsAnsweredWithWhatIsWrong(String query, String parameter) {
        viewer().get("/analytics/issuance?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(parameter))
                .body("detail", containsString("parameter " + parameter + ": expected "))
                .body("detail", containsString(", found "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuance", "batches", "default-rates", "interest-rates", "ranking", "profitability"})
    void answerIsAPictureToWhoAcceptsOne(String question) throws IOException {
        Response answer = viewer().accept("image/png").get("/analytics/" + question);

        assertEquals(200, answer.statusCode());
        assertEquals("image/png", answer.contentType());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(answer.asByteArray()));
        assertTrue(picture.getWidth() >= 600, () -> "width " + picture.getWidth());
        Path pictures = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(pictures.resolve(question + ".png"), answer.asByteArray());
    }

    @Test
    void otherFormsAreNotThere() {
        viewer().accept("text/csv").get("/analytics/issuance").then().statusCode(406);
    }

    @Test
    void answerIsComputedOnceAsLongAsNothingChanges() {
        viewer().get("/analytics/issuance?batch=2").then().statusCode(200);
        long before = computed("issuance");

        viewer().get("/analytics/issuance?batch=2").then().statusCode(200);
        viewer().accept("image/png").get("/analytics/issuance?batch=2").then().statusCode(200);

        assertEquals(before, computed("issuance"));
    }

    @Test
    void changeIsInTheNextAnswer() throws SQLException {
        viewer().get("/analytics/issuance?to=2023-09").then().body("find { it.month == '2023-09' }.amount", not(1000f));
        Lent.sql("DELETE FROM mart.loan");
        Lent.sql(LOAN.formatted(1));

        viewer().get("/analytics/issuance?to=2023-09")
                .then()
                .body("", hasSize(1))
                .body("[0].loans", equalTo(1))
                .body("[0].amount", equalTo(1000f));
    }

    @Test
    void thoseWhoAskAtOnceHaveItComputedOnce() throws InterruptedException, ExecutionException {
        long before = computed("profitability");
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Integer>) () ->
                            viewer().get("/analytics/profitability?batch=3").statusCode())
                    .toList();
            for (Future<Integer> call : many.invokeAll(calls)) {
                assertEquals(200, call.get());
            }
        } finally {
            many.shutdown();
        }

        assertTrue(computed("profitability") - before <= 2, () -> "computed " + (computed("profitability") - before));
    }

    @Test
    void unchangedAnswerIsNotSentAgain() throws SQLException {
        String tag = viewer().get("/analytics/ranking")
                .then()
                .statusCode(200)
                .header("Cache-Control", containsString("private"))
                .header("Vary", containsString("Accept"))
                .extract()
                .header("ETag");

        viewer().header("If-None-Match", tag).get("/analytics/ranking").then().statusCode(304);
        viewer().header("If-None-Match", tag)
                .accept("image/png")
                .get("/analytics/ranking")
                .then()
                .statusCode(200);
        Lent.sql("DELETE FROM mart.loan");
        viewer().header("If-None-Match", tag).get("/analytics/ranking").then().statusCode(200);
    }

    @Test
    void loanWhoseClientIsGoneCountsWhereTheClientIsNotAskedFor() throws SQLException {
        Lent.sql("DELETE FROM mart.loan");
        Lent.sql(LOAN.formatted(1));
        Lent.sql("DELETE FROM mart.client WHERE user_id = 1");

        viewer().get("/analytics/issuance").then().body("[0].loans", equalTo(1));
        viewer().get("/analytics/profitability").then().body("total.open", equalTo(1000f));
        viewer().get("/analytics/default-rates").then().body("", hasSize(0));
        viewer().get("/analytics/batches").then().body("loans.sum()", equalTo(0));
    }

    @Test
    void martThatIsNotThereYetIsSaidToBe() throws SQLException {
        Lent.sql("REVOKE SELECT ON mart.reported_loan FROM reporting");
        try {
            viewer().get("/analytics/issuance?batch=6")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("the mart of the lending is not there yet"));
        } finally {
            Lent.sql("GRANT SELECT ON mart.reported_loan TO reporting");
        }

        viewer().get("/analytics/issuance?batch=6").then().statusCode(200);
    }

    @Test
    void sharesOfNothingAreUnknownAndSumsAreZero() throws SQLException {
        Lent.sql("DELETE FROM mart.loan");

        viewer().get("/analytics/batches").then().body("paidRate", equalTo(Collections.nCopies(4, null)));
        assertTrue(viewer().get("/analytics/profitability").asString().contains("\"total\":{\"lent\":0.00,"));
    }

    private long computed(String question) {
        return metrics.timer("penstock.analytics.computing", "question", question)
                .count();
    }

    private static RequestSpecification viewer() {
        return given().auth().preemptive().basic("viewer", "viewer");
    }
}
