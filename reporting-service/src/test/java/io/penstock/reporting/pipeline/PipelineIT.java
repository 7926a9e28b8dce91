package io.penstock.reporting.pipeline;

import static io.penstock.testkit.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.reporting.Happenings;
import io.penstock.reporting.Happenings.Happening;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class PipelineIT {

    private static final String FIRST_END = "2026-11-20T06:30:00.700Z";
    private static final String LAST_END = "2026-11-20T06:45:00.300Z";

    private final Happenings batch = new Happenings();

    @Test
    void batchIsShownFromArrivalToMessagesSent() {
        wholeWay().forEach(Happening::send);

        eventually("messages.accepted", equalTo(1));
        eventually("state", equalTo("COMPLETE"));
        way().body("progress", equalTo(100))
                .body("feed", equalTo("consumers"))
                .body("receivedAt", equalTo("2026-11-20T06:30:00Z"))
                .body("intake.state", equalTo("STAGED"))
                .body("intake.rows", equalTo(13))
                .body("intake.stagedAt", equalTo("2026-11-20T06:30:00.212Z"))
                .body("load.state", equalTo("COMPLETE"))
                .body("load.read", equalTo(13))
                .body("load.inserted", equalTo(13))
                .body("load.anomalies", equalTo(13))
                .body("load.unread", equalTo(0))
                .body("load.chunks", equalTo(1))
                .body("load.chunksDone", equalTo(1))
                .body("smart360.inserted", equalTo(13))
                .body("validation.failed", equalTo(false))
                .body("validation.balanced", equalTo(true))
                .body("validation.rules", hasSize(0));
    }

    @Test
    void orderOfArrivalDoesNotMatter() {
        List<Happening> backwards = new ArrayList<>(wholeWay());
        Collections.reverse(backwards);
        for (Happening happening : backwards) {
            happening.send();
            settle();
        }

        eventually("intake.stagedAt", equalTo("2026-11-20T06:30:00.212Z"));
        way().body("state", equalTo("COMPLETE"))
                .body("load.inserted", equalTo(13))
                .body("load.startedAt", equalTo("2026-11-20T06:30:00.300Z"))
                .body("receivedAt", equalTo("2026-11-20T06:30:00Z"))
                .body("messages.accepted", equalTo(1));
    }

    @Test
    void repeatedEventsChangeNothing() {
        wholeWay().forEach(Happening::send);
        eventually("messages.accepted", equalTo(1));
        eventually("state", equalTo("COMPLETE"));
        JsonPath before = way().extract().jsonPath();

        wholeWay().forEach(Happening::send);
        settle();

        assertEquals(
                before.getMap("findAll { it.key != 'messages' }"),
                way().extract().jsonPath().getMap("findAll { it.key != 'messages' }"));
    }

    @Test
    void eventWithAKnownIdIsNotLookedAtAgain() {
        String id = UUID.randomUUID().toString();
        batch.of("ingestion").send(id);
        eventually("intake.rows", equalTo(13));

        batch.of("ingestion", event -> event.put("rows", 99)).send(id);
        settle();

        way().body("intake.rows", equalTo(13));
    }

    @Test
    void loadIsFollowedWhileItWorks() {
        batch.of("ingestion").send();
        progress("CHUNKING", 3).send();

        eventually("load.chunksDone", equalTo(3));
        way().body("state", equalTo("LOADING"))
                .body("progress", equalTo(19))
                .body("smart360", nullValue())
                .body("validation.balanced", nullValue());
    }

    @Test
    void chunksDoNotBecomeFewerWhenProgressArrivesLate() {
        progress("CHUNKING", 9).send();
        eventually("load.chunksDone", equalTo(9));

        progress("CHUNKING", 8).send();
        progress("PLANNED", 0).send();
        settle();

        way().body("load.chunksDone", equalTo(9)).body("load.state", equalTo("CHUNKING"));
    }

    @Test
    void loadThatWaitsForAPersonIsShownAsHeldUntilItGoesOn() {
        progress("MERGING", 20).send();
        progress("HELD", 20).send();
        eventually("state", equalTo("HELD"));
        way().body("load.state", equalTo("HELD")).body("progress", equalTo(75));

        progress("MERGING", 20).send();
        eventually("state", equalTo("LOADING"));
        batch.of("etl-complete").send();

        eventually("state", equalTo("COMPLETE"));
    }

    @Test
    void loadWithFindingsNeedsAttention() {
        batch.of("validation-failed").send();
        batch.of("etl-complete").send();

        eventually("state", equalTo("NEEDS_ATTENTION"));
        way().body("validation.kind", equalTo("BAD_VALUES"))
                .body("validation.rules[0].rule", equalTo("email-format"))
                .body("validation.rules[0].rows", equalTo(20))
                .body("validation.unreadRules[0].rule", equalTo("address-shape"))
                .body("validation.unreadRules[0].values", equalTo(12));
    }

    @ParameterizedTest(name = "in the order {0}")
    @ValueSource(strings = {"012", "021", "102", "120", "201", "210"})
    void rowsTakenUpLaterMendTheLoadWhateverIsHeardFirst(String order) {
        List<Happening> happenings = List.of(finished(5, FIRST_END), finding(FIRST_END), finished(0, LAST_END));
        order.chars().map(Character::getNumericValue).forEach(which -> {
            happenings.get(which).send();
            settle();
        });

        way().body("state", equalTo("COMPLETE"))
                .body("load.rejected", equalTo(0))
                .body("load.inserted", equalTo(13))
                .body("load.finishedAt", equalTo(LAST_END))
                .body("validation.failed", equalTo(false))
                .body("validation.balanced", equalTo(true))
                .body("validation.rules", hasSize(0));
    }

    @Test
    void loadWhoseLastEndHadFindingsStillNeedsAttention() {
        List.of(finished(5, FIRST_END), finding(FIRST_END), finding(LAST_END), finished(2, LAST_END))
                .forEach(Happening::send);

        eventually("load.rejected", equalTo(2));
        eventually("state", equalTo("NEEDS_ATTENTION"));
    }

    @Test
    void loadWhoseRejectsAreAcceptedNeedsNoAttention() {
        List.of(finished(5, FIRST_END), finding(FIRST_END)).forEach(Happening::send);
        eventually("state", equalTo("NEEDS_ATTENTION"));

        batch.of(
                        "etl-complete",
                        event -> event.put("inserted", 8)
                                .put("rejected", 5)
                                .put("acceptedRejects", 5)
                                .put("finishedAt", LAST_END))
                .send();

        eventually("state", equalTo("COMPLETE"));
        way().body("load.rejected", equalTo(5)).body("load.acceptedRejects", equalTo(5));
    }

    @Test
    void undoneLoadIsShownAsSuchAndNeedsNoAttention() {
        List.of(finished(5, FIRST_END), finding(FIRST_END)).forEach(Happening::send);

        batch.of(
                        "etl-complete",
                        event -> event.put("inserted", 8)
                                .put("rejected", 5)
                                .put("finishedAt", FIRST_END)
                                .put("undoneAt", LAST_END))
                .send();

        eventually("state", equalTo("UNDONE"));
        way().body("load.undoneAt", equalTo(LAST_END)).body("progress", equalTo(100));
    }

    @Test
    void failedLoadSaysWhy() {
        Consumer<ObjectNode> failed = event -> {
            event.put("state", "FAILED");
            event.put("detail", "no mapping plan takes the feed");
            event.putNull("smart360");
        };
        batch.of("etl-complete", failed).send();

        eventually("state", equalTo("FAILED"));
        way().body("load.detail", equalTo("no mapping plan takes the feed")).body("smart360", nullValue());
    }

    @Test
    void duplicateNamesTheBatchInForceAndWhatCanBeDone() {
        batch.of("ingestion", event -> event.put("state", "DUPLICATE").put("duplicateOf", 3))
                .send();

        eventually("state", equalTo("DUPLICATE"));
        way().body("progress", equalTo(100))
                .body(
                        "intake.detail",
                        equalTo("same content as batch 3, which is in force:"
                                + " nothing was loaded; POST /batches/%d/load-anyway loads it all the same"
                                        .formatted(batch.batchId())));
    }

    @Test
    void trialIsShownAsSuch() {
        batch.of("ingestion", event -> event.put("dryRun", true)).send();

        eventually("trial", equalTo(true));
    }

    @Test
    void duplicateThatPeopleAreToldOfIsNoFailure() {
        batch.of("ingestion", event -> event.put("state", "RECEIVING")).send();

        batch.of("intake-failed", event -> event.put("kind", "DUPLICATE").put("quarantined", false))
                .send();

        eventually("state", equalTo("DUPLICATE"));
        way().body("progress", equalTo(100));
    }

    @Test
    void messageIsCountedOnceInItsLastState() {
        batch.of("ingestion").send();
        Happening accepted = batch.of("delivery-status");
        accepted.send();
        eventually("messages.accepted", equalTo(1));

        Happening delivered = new Happening(
                accepted.topic(),
                accepted.key(),
                accepted.json().replace("ACCEPTED", "DELIVERED").replace("06:32:11", "06:32:15"));
        delivered.send();
        eventually("messages.delivered", equalTo(1));
        accepted.send();
        settle();

        way().body("messages.delivered", equalTo(1)).body("messages.accepted", equalTo(0));
    }

    @Test
    void fileThatBecameNoBatchIsShownWithItsReason() {
        batch.of("intake-failed", event -> event.putNull("batchId")).send();

        String file = "file-" + batch.batchId() + ".csv";
        await().untilAsserted(() -> viewer().get("/pipeline?state=QUARANTINED")
                .then()
                .statusCode(200)
                .body("find { it.name == '" + file + "' }.batchId", nullValue())
                .body(
                        "find { it.name == '" + file + "' }.intake.detail",
                        equalTo("expected a closing quote, found the end of the file (line 7)")));
    }

    @Test
    void lockedFileIsShownAsItsBatchOnceItCouldBeTaken() {
        Consumer<ObjectNode> locked = event -> event.put("kind", "FILE_LOCKED")
                .put("quarantined", false)
                .put("at", "2026-11-20T06:00:00.000Z")
                .putNull("batchId");
        batch.of("intake-failed", locked).send();
        String file = "file-" + batch.batchId() + ".csv";
        await().untilAsserted(() -> states(file, "FILE_LOCKED"));

        batch.of("ingestion").send();

        await().untilAsserted(() -> states(file, "STAGED"));
    }

    @Test
    void listIsFilteredAndLimited() {
        batch.of("ingestion", event -> event.put("feed", "only-here")).send();
        eventually("feed", equalTo("only-here"));

        viewer().get("/pipeline?feed=only-here&state=STAGED&limit=5")
                .then()
                .statusCode(200)
                .body("", hasSize(1));
        viewer().get("/pipeline?feed=only-here&state=FAILED").then().body("", hasSize(0));
        viewer().get("/pipeline?feeds=only-here")
                .then()
                .statusCode(400)
                .body("detail", equalTo("expected query parameters among feed, limit, state, found feeds"));
        viewer().get("/analytics/issuance?form=2023-09").then().statusCode(400);
    }

    private void states(String file, String expected) {
        viewer().get("/pipeline?limit=1000")
                .then()
                .body("findAll { it.name == '" + file + "' }.state", equalTo(List.of(expected)));
    }

    private List<Happening> wholeWay() {
        return List.of(
                batch.of(
                        "ingestion",
                        event -> event.put("state", "RECEIVING").put("rows", 0).put("chunks", 0)),
                batch.of("ingestion"),
                progress("PLANNED", 0),
                progress("CHUNKING", 1),
                progress("MERGING", 1),
                progress("DELIVERING", 1),
                batch.of("etl-complete"),
                batch.of("delivery-status"));
    }

    private Happening finished(int rejected, String at) {
        return batch.of(
                "etl-complete",
                event -> event.put("inserted", 13 - rejected)
                        .put("rejected", rejected)
                        .put("finishedAt", at));
    }

    private Happening finding(String at) {
        return batch.of("validation-failed", event -> event.put("at", at));
    }

    private Happening progress(String state, int done) {
        int chunks = state.equals("CHUNKING") && done > 1 ? 20 : 1;
        return batch.of(
                "etl-progress",
                event -> event.put("state", state)
                        .put("chunks", chunks)
                        .put("chunksDone", done)
                        .put("at", "2026-11-20T06:30:00.400Z"));
    }

    /** Long enough for an event to have its effect, where the effect is that nothing changes. */
    private static void settle() {
        String id = UUID.randomUUID().toString();
        Happenings last = new Happenings();
        for (String topic :
                List.of("ingestion", "etl-progress", "etl-complete", "validation-failed", "delivery-status")) {
            last.of(topic).send(id + topic);
        }
        await().untilAsserted(() -> viewer().get("/pipeline/" + last.batchId())
                .then()
                .statusCode(200)
                .body("messages.accepted", equalTo(1))
                .body("intake.rows", equalTo(13))
                .body("load.state", equalTo("COMPLETE"))
                .body("state", equalTo("NEEDS_ATTENTION")));
    }

    private void eventually(String path, Matcher<?> expected) {
        await().untilAsserted(() -> viewer().get("/pipeline/" + batch.batchId())
                .then()
                .statusCode(200)
                .body(path, expected));
    }

    private ValidatableResponse way() {
        return viewer().get("/pipeline/" + batch.batchId()).then().statusCode(200);
    }

    private static io.restassured.specification.RequestSpecification viewer() {
        return given().auth().preemptive().basic("viewer", "viewer");
    }
}
