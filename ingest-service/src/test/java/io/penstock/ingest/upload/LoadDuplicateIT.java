package io.penstock.ingest.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.ingest.Uploads;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "ingest"),
            @ResourceArg(name = "neighbours", value = "etl"),
        })
@QuarkusTestResource(Folders.class)
class LoadDuplicateIT {
    private static final String FEED = "repeated";

    @Test
    void duplicateIsStagedAsANewBatchThatIsNewerThanWhatIsInForce() throws Exception {
        long duplicate = duplicate("anyway", "id\nanyway\n");
        long newer = Uploads.send(FEED, "anyway-newer.csv", "id\nanyway newer\n", "STAGED");

        var answer = Uploads.loadAnyway(duplicate, "operator");

        assertEquals(202, answer.statusCode(), answer.body().asString());
        long batch = answer.jsonPath().getLong("id");
        assertTrue(batch > newer);
        assertTrue(answer.header("Location").endsWith("/batches/" + batch));
        assertEquals(duplicate, answer.jsonPath().getLong("repeats"));
        Ledger.awaitEvent("ingestion", "batchId", batch, "STAGED");
        assertEquals(List.of("2,anyway\n"), Ledger.chunks(batch));
        Ledger.awaitFile(Folders.ARCHIVE, batch + "-anyway-2.csv");
        var registered = Ledger.batches("anyway-2.csv");
        assertTrue(
                registered.get(0).get("detail").toString().endsWith("loads batch " + duplicate + " for operator"),
                registered.toString());
        assertEquals("DUPLICATE", registered.get(1).get("state"));
        assertTrue(
                registered.get(1).get("detail").toString().endsWith("loaded by operator as batch " + batch),
                registered.toString());
    }

    @Test
    void contentInForceIsLoadedAllTheSame() throws Exception {
        long duplicate = duplicate("in-force", "id\nin force\n");

        long batch = Uploads.loadAnyway(duplicate, "operator").jsonPath().getLong("id");

        Ledger.awaitEvent("ingestion", "batchId", batch, "STAGED");
    }

    @Test
    void askedTwiceItIsLoadedOnce() throws Exception {
        long duplicate = duplicate("twice", "id\ntwice\n");
        long first = Uploads.loadAnyway(duplicate, "operator").jsonPath().getLong("id");

        var again = Uploads.loadAnyway(duplicate, "operator");

        assertEquals(202, again.statusCode(), again.body().asString());
        assertEquals(first, again.jsonPath().getLong("id"));
        assertEquals(2, Ledger.batches("twice-2.csv").size());
    }

    @Test
    void batchThatIsNoDuplicateIsRefused() throws Exception {
        long staged = Uploads.send(FEED, "no-duplicate.csv", "id\nno duplicate\n", "STAGED");

        var answer = Uploads.loadAnyway(staged, "operator");

        assertEquals(409, answer.statusCode(), answer.body().asString());
        assertEquals("application/problem+json", answer.contentType());
    }

    @Test
    void duplicateWhoseArchivedFileIsGoneIsRefused() throws Exception {
        long duplicate = duplicate("gone", "id\ngone\n");
        Files.delete(Ledger.awaitFile(Folders.ARCHIVE, duplicate + "-gone-2.csv"));

        assertEquals(410, Uploads.loadAnyway(duplicate, "operator").statusCode());

        assertEquals(1, Ledger.batches("gone-2.csv").size());
    }

    @Test
    void duplicateWhoseArchivedFileWasChangedIsRefused() throws Exception {
        long duplicate = duplicate("changed", "id\nchanged\n");
        Path archived = Ledger.awaitFile(Folders.ARCHIVE, duplicate + "-changed-2.csv");
        Files.writeString(archived, "id\ndifferent\n");

        assertEquals(410, Uploads.loadAnyway(duplicate, "operator").statusCode());

        assertEquals(1, Ledger.batches("changed-2.csv").size());
    }

    @Test
    void batchThatIsUnknownIsNotFound() {
        assertEquals(404, Uploads.loadAnyway(999_999, "operator").statusCode());
    }

    @Test
    void viewersMayNotLoad() {
        assertEquals(403, Uploads.loadAnyway(1, "viewer").statusCode());
    }

    private static long duplicate(String name, String text) throws Exception {
        Uploads.send(FEED, name + "-1.csv", text, "STAGED");
        long duplicate = Uploads.send(FEED, name + "-2.csv", text, "DUPLICATE");
        Ledger.awaitFile(Folders.ARCHIVE, duplicate + "-" + name + "-2.csv");
        return duplicate;
    }
}
