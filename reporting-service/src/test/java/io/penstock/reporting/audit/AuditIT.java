package io.penstock.reporting.audit;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class AuditIT {

    /** Nobody else in this run of tests has this name. */
    private final String actor = "auditor-" + UUID.randomUUID();

    @Test
    void whatOtherServicesShowIsKeptOnceHoweverOftenItIsTold() {
        String json = seen("load 12", 3, "2026-11-20T10:00:00.000Z");
        Topics.publish("personal-data-seen", "load 12", json, Map.of("ce_id", actor + "-1"));
        Topics.publish("personal-data-seen", "load 12", json, Map.of("ce_id", actor + "-1"));
        Topics.publish("personal-data-seen", "load 12", seen("load 13", 1, "2026-11-21T10:00:00.000Z"));

        await().until(() -> asked("actor=" + actor + "&subject=load 13").size() == 1);

        List<Map<String, Object>> kept = asked("actor=" + actor + "&subject=load 12");
        assertEquals(1, kept.size());
        assertEquals(actor, kept.get(0).get("actor"));
        assertEquals("REJECTS_VIEWED", kept.get(0).get("action"));
        assertEquals(3, kept.get(0).get("rows"));
        assertEquals("2026-11-20T10:00:00Z", kept.get(0).get("at"));
    }

    @Test
    void timesAndPagesChooseAmongThem() {
        for (int day = 1; day <= 5; day++) {
            Topics.publish("personal-data-seen", actor, seen("load " + day, day, "2026-10-0" + day + "T12:00:00.000Z"));
        }
        await().until(() -> asked("actor=" + actor).size() == 5);

        assertEquals(List.of(4, 3), rows("actor=" + actor + "&from=2026-10-03&to=2026-10-04T12:00:00.001Z"));
        assertEquals(List.of(3), rows("actor=" + actor + "&from=2026-10-03&to=2026-10-04T12:00:00Z"));
        List<Map<String, Object>> first = asked("actor=" + actor + "&limit=2");
        assertEquals(List.of(5, 4), first.stream().map(one -> one.get("rows")).toList());
        assertEquals(
                List.of(3, 2, 1),
                rows("actor=" + actor + "&before=" + first.get(1).get("id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE audit SET actor = 'nobody'", "DELETE FROM audit", "TRUNCATE audit"})
    void nothingIsChangedOrTakenAway(String statement) throws SQLException {
        Topics.publish("personal-data-seen", actor, seen("load 1", 1, "2026-11-20T10:00:00.000Z"));
        await().until(() -> asked("actor=" + actor).size() == 1);

        assertEquals("42501", refusal(statement, Servers.postgres().connect("penstock", "reporting", "reporting")));
        assertEquals("42501", refusal(statement, Servers.postgres().connect("penstock")));

        assertEquals(1, asked("actor=" + actor).size());
    }

    private static String refusal(String statement, Connection connection) throws SQLException {
        try (connection;
                var changing = connection.createStatement()) {
            changing.execute("SET search_path = reporting");
            return assertThrows(SQLException.class, () -> changing.execute(statement))
                    .getSQLState();
        }
    }

    @Test
    void onlyAdminsReadItAndMistakesAreSaid() {
        for (String user : List.of("viewer", "operator", "analyst")) {
            given().auth().preemptive().basic(user, user).get("/audit").then().statusCode(403);
        }
        as().get("/audit?from=yesterday")
                .then()
                .statusCode(400)
                .body("detail", containsString("expected from as a date like 2024-01-25"));
        as().get("/audit?limit=0").then().statusCode(400);
        as().get("/audit?actor=" + actor).then().statusCode(200).body("", hasSize(0));
        given().auth()
                .preemptive()
                .basic("admin", "admin")
                .delete("/audit")
                .then()
                .statusCode(equalTo(405));
    }

    private String seen(String subject, int rows, String at) {
        return "{\"actor\":\"%s\",\"action\":\"REJECTS_VIEWED\",\"subject\":\"%s\",\"rows\":%d,\"at\":\"%s\"}"
                .formatted(actor, subject, rows, at);
    }

    private static List<Object> rows(String query) {
        return asked(query).stream().map(one -> one.get("rows")).toList();
    }

    private static List<Map<String, Object>> asked(String query) {
        JsonPath answer =
                as().get("/audit?" + query).then().statusCode(200).extract().jsonPath();
        return answer.getList("");
    }

    private static io.restassured.specification.RequestSpecification as() {
        return given().auth().preemptive().basic("admin", "admin");
    }
}
