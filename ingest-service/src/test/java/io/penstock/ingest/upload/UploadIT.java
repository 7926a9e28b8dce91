package io.penstock.ingest.upload;

import static java.nio.charset.StandardCharsets.UTF_16LE;
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
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class UploadIT {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void uploadIsAnsweredAtOnceAndStagedAfterwards() throws Exception {
        var answer = send("operator", "consumers", "sent.csv", "id,text\n1,sent\n".getBytes(UTF_8), Map.of());

        assertEquals(202, answer.statusCode(), answer.body());
        JsonPath batch = new JsonPath(answer.body());
        assertTrue(
                answer.headers().firstValue("Location").orElseThrow().endsWith("/batches/" + batch.getLong("id")),
                answer.headers().toString());
        assertEquals("consumers", batch.getString("feed"));
        var staged = Ledger.awaitBatch("sent.csv", "STAGED");
        assertEquals(batch.getLong("id"), Ledger.id(staged));
        assertEquals(batch.getString("sha256"), staged.get("sha256"));
        Ledger.awaitFile(Folders.ARCHIVE, batch.getLong("id") + "-sent.csv");
        Ledger.awaitEvent("ingestion", "batchId", batch.getLong("id"), "STAGED");
    }

    @Test
    void sameKeyAndContentIsTheSameBatch() throws Exception {
        byte[] content = "id,text\n1,key\n".getBytes(UTF_8);
        var first = send("operator", "consumers", "key.csv", content, Map.of("Idempotency-Key", "k-1"));

        var second = send("operator", "consumers", "key.csv", content, Map.of("Idempotency-Key", "k-1"));

        assertEquals(202, second.statusCode(), second.body());
        assertEquals(new JsonPath(first.body()).getLong("id"), new JsonPath(second.body()).getLong("id"));
        assertEquals(1, Ledger.batches("key.csv").size());
    }

    @Test
    void sameKeyWithOtherContentIsRefused() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "k-2");
        send("operator", "consumers", "key2.csv", "id,text\n1,one\n".getBytes(UTF_8), key);

        var answer = send("operator", "consumers", "key2.csv", "id,text\n1,two\n".getBytes(UTF_8), key);

        assertEquals(422, answer.statusCode(), answer.body());
        assertProblem(answer);
    }

    @Test
    void trialIsStagedAndNeitherADuplicateNorMakesOne() throws Exception {
        byte[] content = "id,text\n1,trial\n".getBytes(UTF_8);

        for (String name : new String[] {"trial-1.csv", "trial-2.csv"}) {
            var answer = send("operator", "consumers", name + "&dryRun=true", content, Map.of());
            assertTrue(new JsonPath(answer.body()).getBoolean("dryRun"), answer.body());
            long id = Ledger.id(Ledger.awaitBatch(name, "STAGED"));
            assertTrue(Ledger.awaitEvent("ingestion", "batchId", id, "STAGED").getBoolean("dryRun"));
            assertEquals(java.util.List.of("2,1,trial\n"), Ledger.chunks(id));
        }
        send("operator", "consumers", "earnest.csv", content, Map.of());
        long earnest = Ledger.id(Ledger.awaitBatch("earnest.csv", "STAGED"));
        assertFalse(Ledger.awaitEvent("ingestion", "batchId", earnest, "STAGED").getBoolean("dryRun"));

        send("operator", "consumers", "trial-3.csv&dryRun=true", content, Map.of());

        Ledger.awaitBatch("trial-3.csv", "STAGED");
    }

    @Test
    void sameKeyForATrialAndInEarnestIsRefused() throws Exception {
        Map<String, String> key = Map.of("Idempotency-Key", "k-3");
        byte[] content = "id,text\n1,key3\n".getBytes(UTF_8);
        send("operator", "consumers", "key3.csv&dryRun=true", content, key);

        var answer = send("operator", "consumers", "key3.csv", content, key);

        assertEquals(422, answer.statusCode(), answer.body());
    }

    @Test
    void trialThatIsNotClearlyOneIsRefused() throws Exception {
        var answer = send("operator", "consumers", "unclear.csv&dryRun=yes", "id\nx\n".getBytes(UTF_8), Map.of());

        assertEquals(400, answer.statusCode(), answer.body());
    }

    @Test
    void charsetOfTheContentTypeIsTheDeclaredEncoding() throws Exception {
        byte[] content = "id,text\n1,wide upload\n".getBytes(UTF_16LE);

        send("operator", "consumers", "wide-sent.csv", content, Map.of("Content-Type", "text/csv; charset=UTF-8"));

        var batch = Ledger.awaitBatch("wide-sent.csv", "QUARANTINED");
        assertTrue(batch.get("detail").toString().startsWith("expected UTF-8 as declared"), batch.toString());
    }

    @Test
    void foldersInTheNameAreDropped() throws Exception {
        var answer = send("operator", "consumers", "../..\\/etc/sly.csv", "id\nsly\n".getBytes(UTF_8), Map.of());

        assertEquals("sly.csv", new JsonPath(answer.body()).getString("name"));
        Ledger.awaitBatch("sly.csv", "STAGED");
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,    consumers, a.csv, text/csv,                   401",
        "viewer,    consumers, a.csv, text/csv,                   403",
        "analyst,   consumers, a.csv, text/csv,                   403",
        "operator,  unknown,   a.csv, text/csv,                   404",
        "operator,  '',        a.csv, text/csv,                   400",
        "operator,  consumers, '',    text/csv,                   400",
        "operator,  consumers, ..,    text/csv,                   400",
        "operator,  consumers, a.csv, text/csv; charset=klingon,  400",
        "operator,  consumers, a.csv, multipart/form-data,        415",
        "operator,  consumers, a.csv, nonsense,                   415",
    })
    void uploadThatIsNotInOrderIsRefused(String user, String feed, String name, String type, int status)
            throws Exception {
        var answer = send(user, feed, name, "id\nrefused\n".getBytes(UTF_8), Map.of("Content-Type", type));

        assertEquals(status, answer.statusCode(), answer.body());
    }

    @Test
    void uploadAboveTheLimitIsRefused() throws Exception {
        var answer = send("operator", "consumers", "large.csv", new byte[1_100_000], Map.of());

        assertEquals(413, answer.statusCode(), answer.body());
        assertEquals(java.util.List.of(), Ledger.batches("large.csv"));
    }

    @Test
    void unknownFeedIsAProblemDetail() throws Exception {
        assertProblem(send("operator", "unknown", "a.csv", new byte[1], Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, /batches,              401",
        "viewer, /batches,              200",
        "viewer, /batches?state=staged, 200",
        "viewer, /batches?state=lost,   400",
        "viewer, /batches?limit=0,      400",
        "viewer, /batches?stat=STAGED,  400",
        "viewer, /batches/999999,       404",
        "nobody, /feeds,                401",
        "viewer, /feeds,                200",
    })
    void registryIsOpenToViewers(String user, String path, int status) throws Exception {
        var answer = HTTP.send(request(user, path).build(), BodyHandlers.ofString());

        assertEquals(status, answer.statusCode(), answer.body());
    }

    @Test
    void batchesAreFilteredByFeedAndState() throws Exception {
        send("operator", "declared", "filtered.csv", "id\nfiltered\n".getBytes(UTF_8), Map.of());
        long id = Ledger.id(Ledger.awaitBatch("filtered.csv", "STAGED"));

        JsonPath found = json("/batches?feed=declared&state=STAGED&limit=1");

        assertEquals(java.util.List.of((int) id), found.getList("id"));
        assertEquals("filtered.csv", json("/batches/" + id).getString("name"));
        assertEquals(
                java.util.List.of("accounts", "declared", "twins", "repeated", "lists", "consumers"),
                json("/feeds").getList("name"));
    }

    private static JsonPath json(String path) throws Exception {
        return new JsonPath(HTTP.send(request("viewer", path).build(), BodyHandlers.ofString())
                .body());
    }

    private static void assertProblem(HttpResponse<String> answer) {
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body());
    }

    private static HttpResponse<String> send(
            String user, String feed, String name, byte[] content, Map<String, String> headers)
            throws IOException, InterruptedException {
        String query = "/batches?feed=%s&name=%s"
                .formatted(feed, URLEncoder.encode(name, UTF_8).replace("%26dryRun%3D", "&dryRun="));
        HttpRequest.Builder request = request(user, query).POST(BodyPublishers.ofByteArray(content));
        headers.forEach(request::header);
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String user, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path));
        if (!user.equals("nobody")) {
            String credentials = Base64.getEncoder().encodeToString((user + ":" + user).getBytes(UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return request;
    }
}
