package io.penstock.etl.load;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;

import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;

/** What tests ask of the service and of the databases behind it. */
final class EtlCalls {

    private EtlCalls() {}

    /** The load of a batch, once it has ended. */
    static JsonPath finished(long batch) {
        await().pollInterval(Duration.ofMillis(50)).until(() -> load(batch).get("finishedAt") != null);
        return load(batch);
    }

    static JsonPath load(long batch) {
        return operator().get("/loads/{id}", batch).jsonPath();
    }

    static RequestSpecification viewer() {
        return given().auth().preemptive().basic("viewer", "viewer");
    }

    static RequestSpecification operator() {
        return given().auth().preemptive().basic("operator", "operator");
    }

    /** Sends a workbook of corrected records. */
    static Response sendWorkbook(long batch, byte[] workbook) {
        return operator().contentType(LoadIT.XLSX).body(workbook).post("/loads/{id}/corrections", batch);
    }

    /** Sends corrected records as CSV in UTF-8. */
    static Response sendCsv(long batch, String csv) {
        return operator()
                .contentType("text/csv")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post("/loads/{id}/corrections", batch);
    }

    /** How many events of a topic are about a batch. */
    static long told(String topic, long batch) {
        return Topics.all(topic).stream()
                .filter(message -> message.key().equals(Long.toString(batch)))
                .count();
    }

    /** Runs SQL as the superuser. */
    static void sql(String database, String sql) throws SQLException {
        try (var connection = Servers.postgres().connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, or null. */
    static String one(String database, String query) throws SQLException {
        try (var connection = Servers.postgres().connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
