package io.penstock.etl.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.chunk.ChunkWork;
import io.penstock.etl.finish.CarryOn;
import io.penstock.etl.intake.BatchIntake;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;

/** The service: what events cause is called here, what persons ask for is asked by HTTP. */
final class Service {

    static final String ENDED = "etl-complete";
    static final String PERSON_TOLD = "personal-data-seen";

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));

    final Databases databases;

    private final CarryOn carryOn;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    Service(Databases databases, CarryOn carryOn, URI url) {
        this.databases = databases;
        this.carryOn = carryOn;
        this.url = url;
    }

    /** Takes a staged batch as far as it goes. */
    void load(long batch, String feed, boolean crash) throws SQLException {
        BatchIntake.plan(batch, feed);
        work(batch, crash);
    }

    /** Works on all chunks of a load that was handed out, and carries it on. */
    void work(long batch, boolean crash) throws SQLException {
        int chunks = Integer.parseInt(databases.one("SELECT chunks FROM etl.load WHERE batch_id = " + batch));
        for (int chunk = 1; chunk <= chunks; chunk++) {
            ChunkWork.work(batch, chunk);
        }
        carryOn(crash);
    }

    /**
     * Carries all loads on.
     *
     * @param crash whether it dies first, after SMART360 has committed a delivery and before the mart has
     */
    void carryOn(boolean crash) throws SQLException {
        if (crash) {
            databases.crash.at(ENDED);
            try {
                carryOn.everything();
            } catch (RuntimeException died) {
                // as wanted
            } finally {
                databases.crash.off();
            }
        }
        carryOn.everything();
    }

    Answer post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** The same, but the service dies after SMART360 has committed and before the mart has; then it is asked again. */
    Answer postTwice(String path) throws SQLException {
        databases.crash.at(PERSON_TOLD);
        try {
            post(path, "application/json", "");
        } finally {
            databases.crash.off();
        }
        return post(path, "application/json", "");
    }

    Answer put(String path, String body) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).header("Authorization", OPERATOR);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), json.readTree(response.body()), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What was answered. */
    record Answer(int status, JsonNode body, String text) {}
}
