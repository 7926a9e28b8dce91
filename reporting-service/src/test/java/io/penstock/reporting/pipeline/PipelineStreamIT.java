package io.penstock.reporting.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.reporting.Happenings;
import io.penstock.testkit.PenstockServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PipelineStreamIT {

    private static final String VIEWER = "Basic " + Base64.getEncoder().encodeToString("viewer:viewer".getBytes(UTF_8));

    @TestHTTPResource("/pipeline/stream")
    URI stream;

    @Inject
    Watchers watchers;

    @Test
    void snapshotComesFirstThenEachChange() throws IOException, InterruptedException {
        Happenings batch = new Happenings();
        try (Stream<String> lines = open().body()) {
            Iterator<String> line = lines.iterator();
            assertEquals("event:snapshot", next(line, "event:"));

            batch.of("ingestion").send();

            assertEquals("event:batch", next(line, "event:batch"));
            String shown = next(line, "data:");
            assertTrue(shown.contains("\"batchId\":" + batch.batchId()), shown);
            assertTrue(shown.contains("\"state\":\"STAGED\""), shown);
        }
    }

    @Test
    void quietStreamIsKeptOpenByComments() throws IOException, InterruptedException {
        try (Stream<String> lines = open().body()) {
            Iterator<String> line = lines.iterator();
            next(line, "event:snapshot");

            watchers.beat();

            assertEquals(":", next(line, ":").strip());
        }
    }

    private HttpResponse<Stream<String>> open() throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stream)
                                .header("Authorization", VIEWER)
                                .build(),
                        BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        return response;
    }

    private static String next(Iterator<String> lines, String prefix) {
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.startsWith(prefix)) {
                return line;
            }
        }
        throw new AssertionError("stream ended before a line with " + prefix);
    }
}
