package io.penstock.etl.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.etl.chunk.ChunkWork;
import io.penstock.etl.finish.CarryOn;
import io.penstock.etl.intake.BatchIntake;
import io.penstock.etl.reconcile.Reconciling;
import io.penstock.testkit.model.EtlService;
import io.penstock.testkit.model.MartModel;
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
import java.util.List;
import java.util.OptionalLong;

/** The service: what events cause is called here, what persons ask for is asked by HTTP. */
final class EtlInProcess implements EtlService {

    static final String ENDED = "etl-complete";
    static final String PERSON_TOLD = "personal-data-seen";

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.UTF_8));

    final Databases databases;

    private final CarryOn carryOn;
    private final URI url;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    EtlInProcess(Databases databases, CarryOn carryOn, URI url) {
        this.databases = databases;
        this.carryOn = carryOn;
        this.url = url;
    }

    @Override
    public OptionalLong load(
            MartModel model, long number, List<String> columns, List<List<String>> records, boolean crash)
            throws SQLException {
        databases.store(
                number,
                columns,
                records.stream().map(record -> String.join(",", record)).toList());
        BatchIntake.plan(number, model.dataset().name());
        work(number, crash);
        return OptionalLong.of(number);
    }

    @Override
    public void work(long batch, boolean crash) throws SQLException {
        int chunks = Integer.parseInt(databases.tables.one("SELECT chunks FROM etl.load WHERE batch_id = " + batch));
        for (int chunk = 1; chunk <= chunks; chunk++) {
            ChunkWork.work(batch, chunk);
        }
        advance(crash);
    }

    /** Dies after SMART360 has committed a delivery and before the mart has. */
    @Override
    public void advance(boolean crash) throws SQLException {
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

    @Override
    public Answer post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    /** Dies after SMART360 has committed and before the mart has. */
    @Override
    public Answer postTwice(String path) throws SQLException {
        databases.crash.at(PERSON_TOLD);
        try {
            post(path, "application/json", "");
        } finally {
            databases.crash.off();
        }
        return post(path, "application/json", "");
    }

    @Override
    public Answer put(String path, String body) {
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

    @Override
    public void changeMart(String sql) throws SQLException {
        databases.change(sql);
    }

    @Override
    public void changeSmart360(String sql) throws SQLException {
        databases.changeSmart360(sql);
    }

    @Override
    public void reconcile() {
        Reconciling.mend();
    }
}
