package io.penstock.ingest.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class ForgetOldBatchesIT {
    private static final int MANY = 250;

    @Inject
    ForgetOldBatches forgetOldBatches;

    @Test
    void chunksOfOldBatchesGoAndTheBatchIsStillKnown() throws Exception {
        long old = staged("old.csv", 89 + 2);
        long young = staged("young.csv", 89);
        change("INSERT INTO ingest.chunk SELECT " + old + ", i, 1, 1, '' FROM generate_series(2, " + MANY + ") AS i");

        var forgotten = forgetOldBatches.forget(LocalDate.now(ZoneOffset.UTC));

        assertTrue(forgotten.batches() >= 1, forgotten.toString());
        assertEquals("0", query("SELECT count(*) FROM ingest.chunk WHERE batch_id = " + old));
        assertEquals(
                "1",
                query("SELECT count(*) FROM ingest.staged_batch WHERE chunks_forgotten_at IS NOT NULL"
                        + " AND batch_id = " + old));
        assertEquals(1, Ledger.chunks(young).size());
        assertEquals("old.csv", Ledger.batches("old.csv").get(0).get("name"));
        assertEquals(
                0,
                forgetOldBatches.forget(LocalDate.now(ZoneOffset.UTC)).batches(),
                "what is forgotten is not forgotten again");
    }

    @Test
    void batchThatIsHeldOrWhoseFileStaysIsNotForgotten() throws Exception {
        long stays = staged("stays.csv", 400);
        long held = staged("held.csv", 400);
        // A name that is never taken, so that the file is left alone here too.
        Files.writeString(Folders.INBOX.resolve("stays-info.csv"), "id\n1\n");
        change("UPDATE ingest.batch SET filed_at = NULL, path = 'stays-info.csv', keep_original = true WHERE id = "
                + stays);
        change("UPDATE ingest.batch SET state = 'QUARANTINED', held = true WHERE id = " + held);

        forgetOldBatches.forget(LocalDate.now(ZoneOffset.UTC));

        for (long id : new long[] {stays, held}) {
            assertEquals("1", query("SELECT count(*) FROM ingest.chunk WHERE batch_id = " + id));
        }
        change("UPDATE ingest.batch SET filed_at = now(), keep_original = false WHERE id = " + stays);
        Files.delete(Folders.INBOX.resolve("stays-info.csv"));
    }

    @Test
    void archiveIsClearedDayByDay() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path old = archived(today.minusDays(366).toString());
        Path young = archived(today.minusDays(365).toString());
        Path foreign = archived("2001-contract");

        var forgotten = forgetOldBatches.forget(LocalDate.now(ZoneOffset.UTC));

        assertEquals(1, forgotten.files());
        assertFalse(Files.exists(old.getParent()));
        assertTrue(Files.exists(young));
        assertTrue(Files.exists(foreign));
    }

    private static Path archived(String day) throws Exception {
        Path folder = Files.createDirectories(Folders.ARCHIVE.resolve(day));
        return Files.writeString(folder.resolve("1-a.csv"), "id\n1\n");
    }

    private static long staged(String name, int daysAgo) throws Exception {
        Folders.drop(name, ("id\n" + name + "\n").getBytes(UTF_8));
        long id = Ledger.id(Ledger.awaitBatch(name, "STAGED"));
        Ledger.awaitFile(Folders.ARCHIVE, id + "-" + name);
        change("UPDATE ingest.batch SET filed_at = now(), received_at = now() - interval '" + daysAgo
                + " days' WHERE id = " + id);
        return id;
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (Connection connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
