package io.penstock.ingest.batch;

import static io.penstock.testkit.Waiting.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.ingest.Uploads;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which content is a duplicate: that which is in force for its feed, by the states of the loads. */
@QuarkusTest
@QuarkusTestResource(
        value = PenstockServers.class,
        initArgs = {
            @ResourceArg(name = "service", value = "ingest"),
            @ResourceArg(name = "neighbours", value = "etl"),
        })
@QuarkusTestResource(Folders.class)
class RepeatedContentIT {
    private static final String FEED = "repeated";

    @Test
    void stagesContentAgainThatOtherContentHasReplaced() throws Exception {
        Uploads.send(FEED, "monday.csv", "id\nmonday\n", "STAGED");
        Uploads.send(FEED, "tuesday.csv", "id\ntuesday\n", "STAGED");

        long wednesday = Uploads.send(FEED, "wednesday.csv", "id\nmonday\n", "STAGED");

        assertEquals(List.of("2,monday\n"), Ledger.chunks(wednesday));
    }

    @Test
    void droppedContentIsStagedAgainThatOtherContentHasReplaced() throws Exception {
        for (String day : new String[] {"1", "2", "1"}) {
            Folders.drop("repeated/day.csv", ("id\nday " + day + "\n").getBytes(UTF_8));
            int staged = Ledger.batches("day.csv").size() + 1;
            await().until(() -> Ledger.batches("day.csv").stream()
                            .filter(batch -> !batch.get("state").equals("RECEIVING"))
                            .count()
                    == staged);
        }

        assertEquals(
                List.of("STAGED", "STAGED", "STAGED"),
                Ledger.batches("day.csv").stream()
                        .map(batch -> batch.get("state"))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"COMPLETE", "DELIVERING", "CHUNKING"})
    void findsContentDuplicateWhoseLoadIsInForce(String state) throws Exception {
        String text = "id\nloaded " + state + "\n";
        long first = Uploads.send(FEED, state + "-1.csv", text, "STAGED");
        load(first, state, "NULL");

        long second = Uploads.send(FEED, state + "-2.csv", text, "DUPLICATE");

        Map<String, Object> batch = Ledger.batches(state + "-2.csv").get(0);
        assertEquals((int) first, batch.get("duplicateOf"));
        assertEquals(
                "expected new content, found that of batch %d, which is in force (load %s); nothing was loaded;"
                                .formatted(first, state)
                        + " POST /batches/%d/load-anyway loads it all the same".formatted(second),
                batch.get("detail"));
    }

    @Test
    void findsContentDuplicateWhoseLoadHasNotBegun() throws Exception {
        Uploads.send(FEED, "unplanned-1.csv", "id\nunplanned\n", "STAGED");

        Uploads.send(FEED, "unplanned-2.csv", "id\nunplanned\n", "DUPLICATE");

        assertTrue(Ledger.batches("unplanned-2.csv")
                .get(0)
                .get("detail")
                .toString()
                .contains("(its load is not known yet)"));
    }

    @ParameterizedTest
    @CsvSource({
        "no-view, ALTER VIEW etl.load_state RENAME TO later, ALTER VIEW etl.later RENAME TO load_state",
        "no-right, REVOKE SELECT ON etl.load_state FROM ingest, GRANT SELECT ON etl.load_state TO ingest",
        "no-schema, REVOKE USAGE ON SCHEMA etl FROM ingest, GRANT USAGE ON SCHEMA etl TO ingest",
    })
    void findsContentDuplicateWhileLoadsCannotBeSeen(String name, String away, String back) throws Exception {
        String text = "id\n" + name + "\n";
        load(Uploads.send(FEED, name + "-1.csv", text, "STAGED"), "COMPLETE", "NULL");
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl")) {
            change(etl, away);
            try {
                Uploads.send(FEED, name + "-2.csv", text, "DUPLICATE");
            } finally {
                change(etl, back);
            }
        }
    }

    @Test
    void stagesContentAgainWhoseLoadFailed() throws Exception {
        load(Uploads.send(FEED, "failed-1.csv", "id\nfailed\n", "STAGED"), "FAILED", "NULL");

        Uploads.send(FEED, "failed-2.csv", "id\nfailed\n", "STAGED");
    }

    @Test
    void stagesContentAgainWhoseLoadWasUndone() throws Exception {
        load(Uploads.send(FEED, "undone-1.csv", "id\nundone\n", "STAGED"), "COMPLETE", "now()");

        Uploads.send(FEED, "undone-2.csv", "id\nundone\n", "STAGED");
    }

    @Test
    void findsContentDuplicateThatAnUndoPutBackInForce() throws Exception {
        long first = Uploads.send(FEED, "back-1.csv", "id\nback\n", "STAGED");
        load(first, "COMPLETE", "NULL");
        load(Uploads.send(FEED, "back-2.csv", "id\nwrong\n", "STAGED"), "COMPLETE", "now()");

        Uploads.send(FEED, "back-3.csv", "id\nback\n", "DUPLICATE");

        assertEquals((int) first, Ledger.batches("back-3.csv").get(0).get("duplicateOf"));
    }

    @Test
    void stagesTheSameBytesUnderAnotherCharset() throws Exception {
        String text = "id,text\n1,münze\n";
        Uploads.send(FEED, "charset-1.csv", text, "STAGED");
        Map<String, String> western = Map.of("Content-Type", "text/csv; charset=windows-1252");

        Uploads.send(FEED, "charset-2.csv", text, western).then().statusCode(202);
        long second = Ledger.id(Ledger.awaitBatch("charset-2.csv", "STAGED"));
        assertEquals(List.of("2,1,mÃ¼nze\n"), Ledger.chunks(second));

        Uploads.send(FEED, "charset-3.csv", text, western).then().statusCode(202);
        Ledger.awaitBatch("charset-3.csv", "DUPLICATE");
    }

    @Test
    void declaringTheCharsetThatWasDetectedChangesNothing() throws Exception {
        Uploads.send(FEED, "same-charset-1.csv", "id,text\n1,münze, kleine\n", "STAGED");

        Uploads.send(
                        FEED,
                        "same-charset-2.csv",
                        "id,text\n1,münze, kleine\n",
                        Map.of("Content-Type", "text/csv; charset=UTF-8"))
                .then()
                .statusCode(202);

        Ledger.awaitBatch("same-charset-2.csv", "DUPLICATE");
    }

    @Test
    void everyListIsLoaded() throws Exception {
        load(Uploads.send("lists", "list-1.csv", "account\n1\n", "STAGED"), "COMPLETE", "NULL");

        Uploads.send("lists", "list-2.csv", "account\n1\n", "STAGED");
    }

    @Test
    void uploadIsToldAtOnceThatItsBytesAreInForce() throws Exception {
        long first = Uploads.send(FEED, "told-1.csv", "id\ntold\n", "STAGED");

        String detail = Uploads.send(FEED, "told-2.csv", "id\ntold\n", Map.of())
                .jsonPath()
                .getString("detail");

        assertTrue(String.valueOf(detail).contains("batch " + first), detail);
        Ledger.awaitBatch("told-2.csv", "DUPLICATE");
    }

    @Test
    void uploadOfOneIdempotencyKeyStaysOneBatch() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "repeated-1");
        long first =
                Uploads.send(FEED, "keyed.csv", "id\nkeyed\n", key).jsonPath().getLong("id");
        Ledger.awaitBatch("keyed.csv", "STAGED");

        var again = Uploads.send(FEED, "keyed.csv", "id\nkeyed\n", key);

        assertEquals(first, again.jsonPath().getLong("id"));
        assertEquals("STAGED", again.jsonPath().getString("state"));
        assertEquals(1, Ledger.batches("keyed.csv").size());
    }

    @Test
    void waitsForAnEarlierBatchOfTheSameContentWhoseReceiverDied() throws Exception {
        String text = "id\nslow\n";
        Connection receiver = ingest();
        claim(receiver, "UPLOAD:slow");
        long slow = receiving(receiver, "slow", text.length());
        Uploads.send(FEED, "quick.csv", text, Map.of()).then().statusCode(202);
        String waits = "waits for batch %d, which is being received and may decide whether this one is a duplicate"
                .formatted(slow);
        await().until(() -> waits.equals(Ledger.batches("quick.csv").get(0).get("detail")));
        assertEquals("RECEIVING", Ledger.batches("quick.csv").get(0).get("state"));
        Files.writeString(Folders.SPOOL.resolve("slow"), text);

        receiver.close();

        Ledger.awaitBatch("quick.csv", "DUPLICATE");
        assertEquals((int) slow, Ledger.batches("quick.csv").get(0).get("duplicateOf"));
        assertEquals("STAGED", Ledger.batches("slow").get(0).get("state"));
    }

    @Test
    void waitsForAnEarlierBatchThatMayReplaceTheContentInForce() throws Exception {
        Uploads.send(FEED, "between-1.csv", "id\nbetween\n", "STAGED");
        try (Connection receiver = ingest()) {
            claim(receiver, "UPLOAD:between");
            receiving(receiver, "between", 1000);
            Uploads.send(FEED, "between-3.csv", "id\nbetween\n", Map.of())
                    .then()
                    .statusCode(202);
            await().until(() -> String.valueOf(
                            Ledger.batches("between-3.csv").get(0).get("detail"))
                    .startsWith("waits for batch"));
            Files.writeString(Folders.SPOOL.resolve("between"), "id\nother\n");
        }

        Ledger.awaitBatch("between-3.csv", "STAGED");
    }

    @Test
    void contentIsLoadedWhenTheEarlierBatchIsNeverEnded() throws Exception {
        try (Connection receiver = ingest()) {
            claim(receiver, "UPLOAD:lost");
            long lost = receiving(receiver, "lost", "id\nlost\n".length());
            try {
                Uploads.send(FEED, "found.csv", "id\nlost\n", Map.of()).then().statusCode(202);
                long found = Ledger.id(Ledger.awaitBatch("found.csv", "RECEIVING"));
                await().until(() -> isWaiting(receiver, found));

                change(
                        receiver,
                        "UPDATE ingest.batch SET waiting_since = now() - interval '1 day' WHERE id = " + found);

                Ledger.awaitBatch("found.csv", "STAGED");
            } finally {
                change(receiver, "UPDATE ingest.batch SET state = 'FAILED', filed_at = now() WHERE id = " + lost);
            }
        }
    }

    private static boolean isWaiting(Connection connection, long batchId) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT waiting_since IS NOT NULL FROM ingest.batch WHERE id = " + batchId)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Connection ingest() throws SQLException {
        return Servers.postgres().connect("penstock", "ingest", "ingest");
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void claim(Connection connection, String key) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key);
            lock.execute();
        }
    }

    /** A batch that another process is receiving. */
    private static long receiving(Connection connection, String path, int size) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO ingest.batch (source, feed, name, path, size, modified_at, state, attempts, received_at)
                VALUES ('UPLOAD', ?, ?, ?, ?, now(), 'RECEIVING', 1, now()) RETURNING id""")) {
            insert.setString(1, FEED);
            insert.setString(2, path);
            insert.setString(3, path);
            insert.setInt(4, size);
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** What the etl service writes of a load. */
    private static void load(long batchId, String state, String undoneAt) throws SQLException {
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl")) {
            change(
                    etl,
                    "INSERT INTO etl.load (batch_id, feed, name, state, undone_at) VALUES (%d, 'repeated', 'x', '%s', %s)"
                            .formatted(batchId, state, undoneAt));
        }
    }
}
