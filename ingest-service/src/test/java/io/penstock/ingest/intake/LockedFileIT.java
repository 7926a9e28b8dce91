package io.penstock.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class LockedFileIT {

    @Test
    void fileThatNobodyMayReadIsReportedOnceAndTakenWhenItMay() throws Exception {
        Path file = Folders.INBOX.resolve("secret.csv.part");
        Files.writeString(file, "id\nsecret\n");
        permit(file, "---------");
        Path dropped = Files.move(file, Folders.INBOX.resolve("secret.csv"));

        var event = Ledger.awaitEvent("intake-failed", "name", "secret.csv", "");
        assertEquals("FILE_LOCKED", event.getString("kind"));
        assertFalse(event.getBoolean("quarantined"));
        assertEquals(List.of(), Ledger.batches("secret.csv"));
        Thread.sleep(1_200);
        assertEquals(1, Ledger.events("intake-failed", "secret.csv"));

        permit(dropped, "rw-r--r--");
        Ledger.awaitBatch("secret.csv", "STAGED");
    }

    @Test
    void fileThatCannotBeRemovedIsStagedOnceAndRemovedWhenItCan() throws Exception {
        Folders.drop("declared/stuck.csv", "id\nstuck\n".getBytes(UTF_8));
        Path folder = Folders.INBOX.resolve("declared");
        permit(folder, "r-xr-xr-x");
        try {
            long id = Ledger.id(Ledger.awaitBatch("stuck.csv", "STAGED"));
            var event = Ledger.awaitEvent("intake-failed", "batchId", id, "");
            assertEquals("FILE_LOCKED", event.getString("kind"));
            Thread.sleep(1_200);
            assertTrue(Files.exists(folder.resolve("stuck.csv")));
            assertEquals(1, Ledger.events("intake-failed", "stuck.csv"));
            assertEquals(1, Ledger.batches("stuck.csv").size());

            permit(folder, "rwxr-xr-x");
            Ledger.awaitFile(Folders.ARCHIVE, id + "-stuck.csv");
            assertEquals(1, Ledger.batches("stuck.csv").size());
        } finally {
            permit(folder, "rwxr-xr-x");
        }
    }

    private static void permit(Path path, String permissions) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
}
