package io.penstock.ingest.intake;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.testkit.Contract;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class KeptOriginalIT {
    private static final Path COHORTS = Folders.INBOX.resolve("cohorts");

    @Inject
    KeptOriginals kept;

    @Test
    void originalStaysUntilItsWorkbookIsMade() throws Exception {
        Path file = drop("unpaid.csv", "account\n1\n");
        long id = Ledger.id(Ledger.awaitBatch("unpaid.csv", "STAGED"));
        report("WEEKLY_SUMMARY", id);
        Thread.sleep(2_500);
        assertTrue(Files.exists(file));
        assertEquals(1, Ledger.batches("unpaid.csv").size());

        report("COHORT", id);

        Ledger.awaitFile(Folders.ARCHIVE, id + "-unpaid.csv");
        assertFalse(Files.exists(file));
        assertEquals(1, Ledger.batches("unpaid.csv").size());
    }

    @Test
    void fileThatStaysIsOfferedByNoReplica() throws Exception {
        Path file = drop("patient.csv", "account\n2\n");

        Ledger.awaitBatch("patient.csv", "STAGED");

        assertTrue(kept.now().containsKey(file));
    }

    @Test
    void originalThatCannotBeRemovedIsReportedOnceAndRemovedWhenItCan() throws Exception {
        drop("stuck-list.csv", "account\n3\n");
        long id = Ledger.id(Ledger.awaitBatch("stuck-list.csv", "STAGED"));
        permit("r-xr-xr-x");
        try {
            report("COHORT", id);
            var event = Ledger.awaitEvent("intake-failed", "batchId", id, "");
            assertEquals("FILE_LOCKED", event.getString("kind"));
            Thread.sleep(1_200);
            assertEquals(1, Ledger.events("intake-failed", "stuck-list.csv"));
        } finally {
            permit("rwxr-xr-x");
        }
        Ledger.awaitFile(Folders.ARCHIVE, id + "-stuck-list.csv");
        assertEquals(1, Ledger.batches("stuck-list.csv").size());
    }

    @Test
    void fileReplacedMeanwhileIsABatchOfItsOwn() throws Exception {
        drop("again.csv", "account\n4\n");
        long first = Ledger.id(Ledger.awaitBatch("again.csv", "STAGED"));

        Path file = drop("again.csv", "account\n4\n5\n");

        await().until(() -> Ledger.batches("again.csv").size() == 2);
        long second = Ledger.id(Ledger.awaitBatch("again.csv", "STAGED"));
        assertTrue(second > first);
        report("COHORT", first);
        Thread.sleep(2_500);
        assertTrue(Files.exists(file), "the report of the first is none of the second");
        report("COHORT", second);
        Ledger.awaitFile(Folders.ARCHIVE, second + "-again.csv");
    }

    @Test
    void duplicateIsArchivedAtOnce() throws Exception {
        drop("one.csv", "account\n6\n");
        Ledger.awaitBatch("one.csv", "STAGED");

        drop("two.csv", "account\n6\n");

        long duplicate = Ledger.id(Ledger.awaitBatch("two.csv", "DUPLICATE"));
        Ledger.awaitFile(Folders.ARCHIVE, duplicate + "-two.csv");
    }

    private static Path drop(String name, String text) throws Exception {
        return Folders.drop("cohorts/" + name, text.getBytes(UTF_8));
    }

    private static void report(String kind, long batchId) throws Exception {
        ObjectNode event = (ObjectNode)
                new JsonMapper().readTree(Contract.of("report-ready").example());
        event.put("kind", kind).put("batchId", batchId);
        Contract.of("report-ready").assertValid(event.toString());
        Topics.publish("report-ready", "7", event.toString());
    }

    private static void permit(String permissions) throws Exception {
        Files.setPosixFilePermissions(COHORTS, PosixFilePermissions.fromString(permissions));
    }
}
