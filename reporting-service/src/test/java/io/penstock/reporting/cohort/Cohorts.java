package io.penstock.reporting.cohort;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;

import io.penstock.reporting.Happenings;
import io.penstock.testkit.Topics;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** What etl tells, what people call and find, and what others hear. */
final class Cohorts {

    static final Path OUTBOX = Path.of("target", "outbox-of-tests").toAbsolutePath();

    private Cohorts() {}

    /** Tells that a list was loaded. */
    static void loaded(Happenings batch, String name, long kept, long duplicate, long rejected) {
        batch.of(
                        "etl-complete",
                        event -> event.put("feed", "accounts")
                                .put("dataset", "accounts")
                                .put("name", name)
                                .put("state", "COMPLETE")
                                .put("read", kept + duplicate + rejected)
                                .put("inserted", kept)
                                .put("updated", 0)
                                .put("unchanged", 0)
                                .put("duplicate", duplicate)
                                .put("rejected", rejected)
                                .put("anomalies", 0)
                                .putNull("smart360")
                                .putNull("detail"))
                .send();
    }

    static JsonPath awaitState(long batchId, String state) {
        return await().until(() -> ofBatch(batchId), found -> state.equals(found.getString("state")));
    }

    /** The cohort of a batch; without anything in it, while there is none. */
    static JsonPath ofBatch(long batchId) {
        JsonPath all = as("viewer")
                .get("/cohorts?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Object id = all.get("find { it.batchId == " + batchId + " }?.id");
        return id == null
                ? new JsonPath("{}")
                : as("viewer")
                        .get("/cohorts/" + id)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
    }

    static RequestSpecification as(String user) {
        return given().auth().preemptive().basic(user, user);
    }

    static XSSFWorkbook open(String fileName) throws IOException {
        try (InputStream in = Files.newInputStream(OUTBOX.resolve(fileName))) {
            return new XSSFWorkbook(in);
        }
    }

    /** Files whose name begins so, whether hidden or not. */
    static List<String> files(String stem) {
        try (Stream<Path> files = Files.list(OUTBOX)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(stem) || name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events of a topic that hold a text. */
    static List<String> events(String topic, String text) {
        return Topics.all(topic).stream()
                .map(event -> event.value())
                .filter(value -> value.contains(text))
                .toList();
    }
}
