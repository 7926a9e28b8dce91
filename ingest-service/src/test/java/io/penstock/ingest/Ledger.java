package io.penstock.ingest;

import static io.penstock.testkit.Waiting.await;

import com.github.luben.zstd.Zstd;
import io.penstock.testkit.Contract;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a test can see of the service from outside: its registry, its chunks, its events. */
public final class Ledger {

    private Ledger() {}

    /** Waits until a file of this name has a batch in this state. */
    public static Map<String, Object> awaitBatch(String name, String state) {
        return await().pollInterval(Duration.ofMillis(50))
                .until(() -> batches(name, state), found -> !found.isEmpty())
                .get(0);
    }

    /** Batches of this name, newest first. */
    public static List<Map<String, Object>> batches(String name) {
        return RestAssured.given()
                .auth()
                .preemptive()
                .basic("viewer", "viewer")
                .get("/batches?limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("findAll { it.name == '" + name + "' }");
    }

    private static List<Map<String, Object>> batches(String name, String state) {
        return batches(name).stream()
                .filter(batch -> batch.get("state").equals(state))
                .toList();
    }

    public static long id(Map<String, Object> batch) {
        return ((Number) batch.get("id")).longValue();
    }

    /** Waits for an event of this batch or file on a topic, holds it against its contract, and returns it. */
    public static JsonPath awaitEvent(String topic, String field, Object value, String state) {
        var message = Topics.await(topic, event -> {
            JsonPath json = new JsonPath(event.value());
            return String.valueOf(json.<Object>get(field)).equals(String.valueOf(value))
                    && (state.isEmpty() || state.equals(json.getString("state")));
        });
        Contract.of(topic).assertValid(message.value());
        return new JsonPath(message.value());
    }

    /** How many events of this file there are on a topic. */
    public static long events(String topic, String name) {
        return Topics.all(topic).stream()
                .filter(event -> name.equals(new JsonPath(event.value()).getString("name")))
                .count();
    }

    /** The text of each chunk as the etl service reads it. */
    public static List<String> chunks(long batchId) throws SQLException {
        List<String> chunks = new ArrayList<>();
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl");
                var query = etl.prepareStatement(
                        "SELECT content FROM ingest.staged_chunk WHERE batch_id = ? ORDER BY chunk")) {
            query.setLong(1, batchId);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    byte[] frame = rows.getBytes(1);
                    byte[] text = Zstd.decompress(frame, Math.toIntExact(Zstd.getFrameContentSize(frame)));
                    chunks.add(new String(text, StandardCharsets.UTF_8));
                }
            }
        }
        return chunks;
    }

    /** Waits until there is a file of this name anywhere below a folder. */
    public static Path awaitFile(Path root, String name) {
        return await().until(() -> find(root, name), found -> found.size() == 1).get(0);
    }

    private static List<Path> find(Path root, String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().equals(name))
                    .toList();
        }
    }
}
