package io.penstock.ingest.extract;

import static io.penstock.ingest.extract.Utility.change;
import static io.penstock.testkit.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.ingest.Folders;
import io.penstock.ingest.Ledger;
import io.penstock.ingest.batch.BatchState;
import io.penstock.ingest.feed.Feed;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
@QuarkusTestResource(value = Utility.class, restrictToAnnotatedClass = true)
class ExtractIT {

    @Inject
    ExtractFeed extractFeed;

    @Test
    void everyRowIsStagedAsItWouldBeFromAFile() throws Exception {
        change("""
                CREATE TABLE whole (id text, name text);
                INSERT INTO whole VALUES ('1', 'a "quoted", one'), ('2', NULL), ('3', 'ü')""");

        JsonPath batch = extract("whole", "");

        assertEquals("STAGED", batch.getString("state"), batch.prettify());
        assertEquals("FULL", batch.getString("extract"));
        assertEquals(3, batch.getInt("rows"));
        assertNull(batch.getString("sha256"));
        assertEquals("database, 3 rows as counted at the source, 2 columns", batch.getString("detail"));
        assertTrue(
                batch.getString("name").matches("whole \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"), batch.prettify());
        long id = batch.getLong("id");
        assertEquals(List.of("2,1,\"a \"\"quoted\"\", one\"\n3,2,\n4,3,ü\n"), Ledger.chunks(id));
        Ledger.awaitEvent("ingestion", "batchId", id, "RECEIVING");
        var event = Ledger.awaitEvent("ingestion", "batchId", id, "STAGED");
        assertEquals("FULL", event.getString("extract"));
        assertFalse(event.getBoolean("dryRun"));
        assertEquals(
                "{id,name}",
                query("SELECT header FROM ingest.staged_batch WHERE extract = 'FULL' AND batch_id = " + id));
    }

    @Test
    void sameRowsAgainAreNoDuplicate() {
        change("CREATE TABLE twice AS SELECT 1 AS id, 'a' AS name");
        extract("twice", "");

        assertEquals("STAGED", extract("twice", "").getString("state"));
    }

    @Test
    void onlyWhatChangedSinceTheLastExtractIsRead() throws Exception {
        change("""
                CREATE TABLE changing (id int, changed timestamptz);
                INSERT INTO changing
                SELECT i, now() - interval '1 day' - i * interval '1 s' FROM generate_series(1, 100) AS i""");
        JsonPath first = extract("changing", "");
        change("UPDATE changing SET changed = now() WHERE id IN (70, 90)");

        JsonPath second = extract("changing", "");

        assertEquals("FULL", first.getString("extract"));
        assertEquals("INCREMENTAL", second.getString("extract"), second.prettify());
        List<String> lines = Ledger.chunks(second.getLong("id")).get(0).lines().toList();
        // Rows 1 to 61 lie within the overlap of a minute before the last watermark.
        assertEquals(61 + 2, lines.size(), lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.contains(",90,")), lines.toString());
    }

    @Test
    void rowCommittedLateIsWithinTheOverlap() throws Exception {
        change("CREATE TABLE late (id int, changed timestamp); INSERT INTO late VALUES (1, now() - interval '1 h')");
        extract("late", "");
        change("INSERT INTO late VALUES (2, now() - interval '1 h 30 s'), (3, now() - interval '2 h')");

        JsonPath next = extract("late", "incremental");

        assertEquals(List.of("1", "2"), ids(next));
        assertEquals(List.of("1", "2", "3"), ids(extract("late", "full")));
    }

    @Test
    void timeInTheFutureHidesNothing() throws Exception {
        change(
                "CREATE TABLE future (id int, changed timestamptz); INSERT INTO future VALUES (1, now() - interval '1 h')");
        change("INSERT INTO future VALUES (2, '2999-01-01Z')");
        extract("future", "");
        change("INSERT INTO future VALUES (3, now())");

        assertEquals(List.of("1", "2", "3"), ids(extract("future", "")));
    }

    @Test
    void watermarkMayBeANumber() throws Exception {
        change("CREATE TABLE numbered AS SELECT i AS id, i AS version FROM generate_series(1, 5) AS i");
        extract("numbered", "");
        change("INSERT INTO numbered VALUES (6, 6)");

        JsonPath next = extract("numbered", "");

        assertEquals(List.of("5", "6"), ids(next));
        JsonPath feed = feed("numbered");
        assertEquals("6", feed.getString("extract.watermark"));
        assertEquals("version", feed.getString("extract.watermarkColumn"));
        assertEquals(2, feed.getInt("extract.last.rows"));
        assertEquals(List.of("6"), ids(extract("numbered", "incremental")));
    }

    @Test
    void emptyExtractIsHeldAndLoadedOnceAPersonSaysSo() throws Exception {
        change("CREATE TABLE empty (id int)");

        JsonPath batch = extract("empty", "");

        long id = batch.getLong("id");
        assertEquals("QUARANTINED", batch.getString("state"), batch.prettify());
        assertTrue(batch.getBoolean("held"));
        assertEquals("on hold: no rows; a full extract has some", batch.getString("detail"));
        assertEquals(
                "UNEXPECTED",
                Ledger.awaitEvent("intake-failed", "batchId", id, "").getString("kind"));
        assertEquals(403, post("viewer", "/batches/" + id + "/release").statusCode());
        assertEquals(
                "STAGED",
                post("operator", "/batches/" + id + "/release").jsonPath().getString("state"));
        Ledger.awaitEvent("ingestion", "batchId", id, "STAGED");
        assertEquals(409, post("operator", "/batches/" + id + "/release").statusCode());
        assertEquals(409, post("operator", "/batches/" + id + "/discard").statusCode());
        assertTrue(one(id).getString("detail").startsWith("released by operator, was on hold: "));
    }

    @Test
    void shrunkExtractIsHeldAndItsRecordsAreDroppedWhenItIsDiscarded() throws Exception {
        change("CREATE TABLE shrunk AS SELECT i AS id FROM generate_series(1, 10) AS i");
        long whole = extract("shrunk", "").getLong("id");
        change("DELETE FROM shrunk WHERE id > 6");

        JsonPath held = extract("shrunk", "");

        long id = held.getLong("id");
        assertEquals("QUARANTINED", held.getString("state"), held.prettify());
        assertEquals(
                "on hold: only 6 rows; the last full extract (batch %d) had 10".formatted(whole),
                held.getString("detail"));
        assertEquals(List.of(), Ledger.chunks(id), "etl must not see them");
        assertEquals("1", query("SELECT count(*) FROM ingest.chunk WHERE batch_id = " + id));
        assertEquals(200, post("operator", "/batches/" + id + "/discard").statusCode());
        assertEquals("0", query("SELECT count(*) FROM ingest.chunk WHERE batch_id = " + id));
        assertFalse(one(id).getBoolean("held"));
        change("DELETE FROM shrunk; INSERT INTO shrunk SELECT generate_series(1, 7)");
        assertEquals("STAGED", extract("shrunk", "").getString("state"));
    }

    @Test
    void heldExtractThatIsOlderThanWhatWasStagedSinceIsNotReleased() {
        change("CREATE TABLE overtaken AS SELECT i AS id FROM generate_series(1, 10) AS i");
        extract("overtaken", "");
        change("CREATE TABLE overtaken_rows AS TABLE overtaken; TRUNCATE overtaken");
        long held = extract("overtaken", "").getLong("id");
        change("INSERT INTO overtaken TABLE overtaken_rows");
        extract("overtaken", "");

        assertEquals(409, post("operator", "/batches/" + held + "/release").statusCode());
        assertEquals(200, post("operator", "/batches/" + held + "/discard").statusCode());
    }

    @Test
    void sourceThatStopsHalfWayLeavesNothingAndTheNextRunCompletes() throws Exception {
        change("CREATE TABLE slow AS SELECT i AS id, 2 AS pace FROM generate_series(1, 25100) AS i");
        Response begun = post("operator", "/feeds/slow/extract");
        assertEquals(202, begun.statusCode(), begun.asString());
        assertEquals(409, post("operator", "/feeds/slow/extract").statusCode(), "one at a time");
        assertTrue(extractFeed.extract("slow").isEmpty(), "one at a time, for the schedule too");

        endSessionThatReads("slow");

        JsonPath failed = ended(begun.jsonPath().getLong("id"));
        assertEquals("FAILED", failed.getString("state"), failed.prettify());
        assertTrue(failed.getString("detail").contains("ended the session"), failed.getString("detail"));
        assertEquals("0", query("SELECT count(*) FROM ingest.chunk WHERE batch_id = " + failed.getLong("id")));
        var event = Ledger.awaitEvent("intake-failed", "batchId", failed.getLong("id"), "");
        assertEquals("UNEXPECTED", event.getString("kind"));
        assertFalse(event.getBoolean("quarantined"));
        change("UPDATE slow SET pace = 0");
        assertEquals(BatchState.STAGED, extractFeed.extract("slow").orElseThrow().state);
    }

    @Test
    void sourceThatIsAwayFailsTheExtractAndTheNextOneGoesOn() {
        change("CREATE TABLE away AS SELECT 1 AS id");
        extract("away", "");
        change("""
                ALTER ROLE utility_penstock NOLOGIN;
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'utility_penstock'""");
        JsonPath failed;
        try {
            failed = extract("away", "");
        } finally {
            change("ALTER ROLE utility_penstock LOGIN");
        }

        assertEquals("FAILED", failed.getString("state"), failed.prettify());
        Ledger.awaitEvent("intake-failed", "batchId", failed.getLong("id"), "");
        assertEquals("STAGED", extract("away", "").getString("state"));
    }

    @Test
    void feedThatAnotherReplicaExtractsIsBusy() throws Exception {
        change("CREATE TABLE elsewhere AS SELECT 1 AS id");
        try (Connection other = Servers.postgres().connect("penstock");
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(hashtextextended('DATABASE:elsewhere', 0))");

            assertEquals(409, post("operator", "/feeds/elsewhere/extract").statusCode());
        }
        await().until(() -> post("operator", "/feeds/elsewhere/extract").statusCode() == 202);
    }

    @Test
    void feedIsScheduledWhereItsSourceIsSetUp() {
        assertEquals(
                List.of("whole"),
                extractFeed.scheduled().stream().map(Feed::name).toList());
    }

    @Test
    void extractWhoseProcessDiedFails() throws Exception {
        long id = Long.parseLong(query("""
                INSERT INTO ingest.batch (source, feed, name, path, size, modified_at, state, attempts, received_at,
                    filed_at, extract)
                VALUES ('DATABASE', 'whole', 'killed', 'whole', 0, now(), 'RECEIVING', 1, now(), now(), 'FULL')
                RETURNING id"""));

        JsonPath failed = ended(id);

        assertEquals("FAILED", failed.getString("state"));
        assertTrue(failed.getString("detail").contains("interrupted"), failed.prettify());
        Ledger.awaitEvent("intake-failed", "batchId", id, "");
    }

    @Test
    void valuesAreWrittenInOneWayWhateverTheirType() throws Exception {
        change("""
                CREATE TABLE types AS SELECT 1 AS id, 1.50::numeric AS price, 1e-7::numeric AS little, 1e20::float8 AS big,
                    'NaN'::float8 AS nan, true AS yes, '2024-01-25 10:00'::timestamp AS at,
                    '2024-01-25 10:00:00.25+02'::timestamptz AS instant, '2024-02-29'::date AS day, '09:30'::time AS hour,
                    '{"a": 1}'::jsonb AS json, NULL::int AS nothing, 'infinity'::timestamp AS ever,
                    '5f0c9f0e-0000-4000-8000-000000000001'::uuid AS uuid, 9007199254740993::int8 AS long""");

        JsonPath batch = extract("types", "");

        assertEquals(
                List.of("2,1,1.50,0.0000001,100000000000000000000,NaN,true,2024-01-25T10:00:00,2024-01-25T08:00:00.25Z,"
                        + "2024-02-29,09:30:00,\"{\"\"a\"\": 1}\",,infinity,5f0c9f0e-0000-4000-8000-000000000001,"
                        + "9007199254740993\n"),
                Ledger.chunks(batch.getLong("id")));
    }

    @Test
    void manyRowsAreManyChunks() throws Exception {
        change("CREATE TABLE large AS SELECT i AS id, 'name ' || i AS name FROM generate_series(1, 200000) AS i");

        JsonPath batch = extract("large", "");

        assertEquals(200_000, batch.getInt("rows"), batch.prettify());
        assertEquals(20, batch.getInt("chunks"));
        List<String> chunks = Ledger.chunks(batch.getLong("id"));
        assertTrue(chunks.get(0).startsWith("2,"), chunks.get(0).substring(0, 20));
        assertEquals(
                "200001",
                chunks.get(19).lines().skip(9_999).findFirst().orElseThrow().split(",", -1)[0]);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-table   | relation \"no_such_table\" does not exist",
                "no-key     | expected the key number among the columns of the query, found id",
                "bytes      | found bytes in photo",
                "no-time    | expected a time or a whole number as watermark, found source.\"name\" of type text",
                "forbidden  | its permissions do not allow it",
                "endless    | a statement took longer than 1 s",
                "nowhere    | expected the data source nowhere to be configured, found none",
                "writes     | SQL state 25006",
                "unsteady   | expected the 0 rows that the source counted in the same snapshot, found 1",
            })
    void mistakeIsSaidAndNothingIsLoaded(String feed, String detail) {
        change("CREATE SEQUENCE IF NOT EXISTS counter; GRANT USAGE ON SEQUENCE counter TO utility_penstock");

        JsonPath batch = extract(feed, "");

        assertEquals("FAILED", batch.getString("state"), batch.prettify());
        assertTrue(batch.getString("detail").contains(detail), batch.getString("detail"));
    }

    @Test
    void messageOfTheSourceThatHoldsAValueIsNotRepeated() {
        JsonPath batch = extract("leaky", "");

        assertEquals("expected to read the source to its end, found SQL state 22P02", batch.getString("detail"));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,   /feeds/whole/extract,                  401",
        "viewer,   /feeds/whole/extract,                  403",
        "operator, /feeds/unknown/extract,                404",
        "operator, /feeds/files/extract,                  400",
        "operator, /feeds/whole/extract?mode=incremental, 400",
        "operator, /feeds/whole/extract?mode=some,        400",
        "operator, /batches/999999/release,               404",
    })
    void callThatIsNotInOrderIsRefused(String user, String path, int status) {
        assertEquals(status, post(user, path).statusCode());
    }

    private static JsonPath extract(String feed, String mode) {
        Response begun = post("operator", "/feeds/" + feed + "/extract" + (mode.isEmpty() ? "" : "?mode=" + mode));
        assertEquals(202, begun.statusCode(), begun.asString());
        JsonPath ended = ended(begun.jsonPath().getLong("id"));
        // The claim is given up after the batch is ended.
        await().until(() -> query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"
                        + " AND ((classid::bigint << 32) | objid::bigint) = hashtextextended('DATABASE:" + feed
                        + "', 0)")
                .equals("0"));
        return ended;
    }

    private static JsonPath ended(long id) {
        return await().pollInterval(Duration.ofMillis(50))
                .until(() -> one(id), batch -> !batch.getString("state").equals("RECEIVING"));
    }

    private static JsonPath one(long id) {
        return get("/batches/" + id);
    }

    private static JsonPath feed(String name) {
        JsonPath feeds = get("/feeds");
        return feeds.setRootPath("find { it.name == '" + name + "' }");
    }

    private static List<String> ids(JsonPath batch) throws SQLException {
        return Ledger.chunks(batch.getLong("id"))
                .get(0)
                .lines()
                .map(line -> line.split(",", -1)[1])
                .sorted()
                .toList();
    }

    private static void endSessionThatReads(String table) throws SQLException {
        try (Connection connection = Servers.postgres().connect("utility");
                var end = connection.prepareStatement("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE usename = 'utility_penstock' AND query LIKE 'SELECT source.*%' AND query LIKE ?""")) {
            end.setString(1, "%" + table + "%");
            await().pollInterval(Duration.ofMillis(20))
                    .until(() -> end.executeQuery().next());
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

    private static JsonPath get(String path) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Response post(String user, String path) {
        return RestAssured.given().auth().preemptive().basic(user, user).post(path);
    }
}
