package io.penstock.ingest.intake;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.ingest.batch.Batch;
import io.penstock.ingest.batch.FileStamp;
import io.penstock.ingest.claim.Claim;
import io.penstock.ingest.claim.Claims;
import io.penstock.ingest.feed.Feeds;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a killed process leaves behind is put in place by hand; the running service must set it right. */
@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class RecoveryIT {
    @Inject
    Claims claims;

    @Inject
    Feeds feeds;

    @Inject
    OpenBatch openBatch;

    @Inject
    TakeFile takeFile;

    @Test
    void fileWhoseReaderDiedContinuesItsBatch() throws Exception {
        long orphan;
        try (Connection dead = connect()) {
            claim(dead, "FOLDER:orphan.csv");
            orphan = insert(dead, "FOLDER", "orphan.csv", "RECEIVING");
            Folders.drop("orphan.csv", "id\norphan\n".getBytes(UTF_8));
            Thread.sleep(2_500);
            assertEquals("RECEIVING", Ledger.batches("orphan.csv").get(0).get("state"));
        }

        assertEquals(orphan, Ledger.id(Ledger.awaitBatch("orphan.csv", "STAGED")));
        assertEquals(1, Ledger.batches("orphan.csv").size());
    }

    @Test
    void attemptThatFailedForTheSchemaDoesNotCountAndTheFileIsTakenOnceThatIsRepaired() throws Exception {
        refuseChunks("42703");
        Folders.drop("unrepaired.csv", "id\nunrepaired\n".getBytes(UTF_8));

        Topics.await(
                "processing-failed",
                m -> m.value().contains("AWAITS_REPAIR") && m.value().contains("42703"));
        await().until(() -> attempts("unrepaired.csv") == 0);
        change("DROP FUNCTION ingest.refuse() CASCADE");

        Ledger.awaitBatch("unrepaired.csv", "STAGED");
    }

    @Test
    void fileThatTheDatabaseCanNeverStoreIsGivenUpAtOnce() throws Exception {
        refuseChunks("22021");
        try {
            Folders.drop("unstorable.csv", "id\nunstorable\n".getBytes(UTF_8));

            Ledger.awaitBatch("unstorable.csv", "FAILED");
            assertEquals(1, attempts("unstorable.csv"));
        } finally {
            change("DROP FUNCTION ingest.refuse() CASCADE");
        }
    }

    private static void refuseChunks(String sqlState) throws SQLException {
        change("""
                CREATE FUNCTION ingest.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'refused' USING ERRCODE = '%s'; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON ingest.chunk FOR EACH ROW EXECUTE FUNCTION ingest.refuse()""".formatted(sqlState));
    }

    private static int attempts(String name) throws SQLException {
        try (Connection connection = connect();
                var query = connection.prepareStatement("SELECT attempts FROM ingest.batch WHERE name = ?")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getInt(1) : -1;
            }
        }
    }

    @Test
    void fileThatWasStagedButNotMovedIsMovedAndNotADuplicate() throws Exception {
        Folders.drop("unmoved.csv", "id\nunmoved\n".getBytes(UTF_8));
        long id = Ledger.id(Ledger.awaitBatch("unmoved.csv", "STAGED"));
        Path archived = Ledger.awaitFile(Folders.ARCHIVE, id + "-unmoved.csv");
        awaitFiled(id);

        Files.move(archived, Folders.INBOX.resolve("unmoved.csv"), StandardCopyOption.ATOMIC_MOVE);
        change("UPDATE ingest.batch SET filed_at = NULL WHERE id = " + id);

        Ledger.awaitFile(Folders.ARCHIVE, id + "-unmoved.csv");
        awaitFiled(id);
        assertFalse(Files.exists(Folders.INBOX.resolve("unmoved.csv")));
        assertEquals(1, Ledger.batches("unmoved.csv").size());
    }

    @Test
    void moveThatWasNotNotedIsNoted() throws Exception {
        Folders.drop("unnoted.csv", "id\nunnoted\n".getBytes(UTF_8));
        long id = Ledger.id(Ledger.awaitBatch("unnoted.csv", "STAGED"));
        awaitFiled(id);

        change("UPDATE ingest.batch SET filed_at = NULL WHERE id = " + id);

        awaitFiled(id);
        assertEquals(1, Ledger.batches("unnoted.csv").size());
    }

    @Test
    void fileReplacedBetweenClaimAndReadingIsReadOnceByTheBatchThatWasOpened() throws Exception {
        Path file = Folders.INBOX.resolve("replaced.csv");
        Arrival arrival = Arrival.inFolder(
                Folders.INBOX, file, feeds.taking(Path.of(""), "replaced.csv").orElseThrow());
        long id;
        try (Claim claim = claims.tryClaim(arrival.key()).orElseThrow()) {
            Folders.drop("replaced.csv", "id\nold\n".getBytes(UTF_8));
            Batch opened = openBatch.open(arrival, FileStamp.of(file), claim);
            id = opened.number();
            Folders.drop("replaced.csv", "id\nreplacement\n".getBytes(UTF_8));

            assertThrows(IOException.class, () -> takeFile.take(arrival, opened, claim));
            assertEquals("RECEIVING", Ledger.batches("replaced.csv").get(0).get("state"));
        }

        assertEquals(id, Ledger.id(Ledger.awaitBatch("replaced.csv", "STAGED")));
        Ledger.awaitFile(Folders.ARCHIVE, id + "-replaced.csv");
        assertEquals(1, Ledger.batches("replaced.csv").size());
        assertEquals(List.of("2,replacement\n"), Ledger.chunks(id));
    }

    @Test
    void fileThatWasTakenAwayFailsItsBatch() throws Exception {
        long id;
        try (Connection connection = connect()) {
            id = insert(connection, "FOLDER", "vanished.csv", "RECEIVING");
        }

        Ledger.awaitBatch("vanished.csv", "FAILED");

        var event = Ledger.awaitEvent("intake-failed", "batchId", id, "");
        assertEquals("UNEXPECTED", event.getString("kind"));
    }

    @Test
    void uploadWhoseProcessDiedIsResumed() throws Exception {
        Files.writeString(Folders.SPOOL.resolve("d2c1"), "id\nresumed\n");
        long id;
        try (Connection connection = connect()) {
            id = insert(connection, "UPLOAD", "d2c1", "RECEIVING");
        }

        assertEquals(id, Ledger.id(Ledger.awaitBatch("d2c1", "STAGED")));
        Ledger.awaitFile(Folders.ARCHIVE, id + "-d2c1");
    }

    @Test
    void fileThatKillsItsReaderIsGivenUp() throws Exception {
        try (Connection connection = connect()) {
            claim(connection, "FOLDER:killer.csv");
            long id = insert(connection, "FOLDER", "killer.csv", "RECEIVING");
            change("UPDATE ingest.batch SET attempts = 8 WHERE id = " + id);
            Folders.drop("killer.csv", "id\nkiller\n".getBytes(UTF_8));
        }

        var batch = Ledger.awaitBatch("killer.csv", "FAILED");

        assertTrue(batch.get("detail").toString().contains("failed"), batch.toString());
    }

    private static void awaitFiled(long id) {
        await().until(() -> isFiled(id));
    }

    private static boolean isFiled(long id) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT filed_at IS NOT NULL FROM ingest.batch WHERE id = " + id)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Connection connect() throws SQLException {
        return Servers.postgres().connect("penstock", "ingest", "ingest");
    }

    private static void change(String sql) throws SQLException {
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void claim(Connection connection, String key) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key);
            lock.execute();
        }
    }

    private static long insert(Connection connection, String source, String path, String state) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO ingest.batch (source, feed, name, path, size, modified_at, state, attempts, received_at)
                VALUES (?, 'consumers', ?, ?, 1, now(), ?, 1, now()) RETURNING id""")) {
            insert.setString(1, source);
            insert.setString(2, path);
            insert.setString(3, path);
            insert.setString(4, state);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
