package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.penstock.local.RunFile.DatabaseAddress;
import io.penstock.local.RunFile.FolderPaths;
import io.penstock.local.RunFile.KafkaAddress;
import io.penstock.local.RunFile.ServiceAddress;
import io.penstock.local.RunFile.SmtpAddress;
import io.penstock.local.RunFile.TwilioAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    private static final RunFile RUN = new RunFile(
            Map.of("ingest", new ServiceAddress("http://localhost:8081", 4711)),
            new KafkaAddress("localhost:9092"),
            Map.of("smart360", new DatabaseAddress("jdbc:postgresql://localhost:5432/smart360", "postgres", "secret")),
            new SmtpAddress("localhost", 1025, "http://localhost:8025"),
            new TwilioAddress("http://localhost:8026"),
            Map.of("viewer", "seen"),
            new FolderPaths("/p/inbox", "/p/outbox", "/p/archive", "/p/quarantine", "/p/config"));

    @TempDir
    private Path home;

    @Test
    void whatIsWrittenIsRead() throws IOException {
        RUN.write(home);

        assertEquals(RUN, RunFile.read(home));
    }

    @Test
    void programsFindWhatTheyLookFor() throws IOException {
        RUN.write(home);

        JsonNode json = new ObjectMapper().readTree(Files.readString(home.resolve("run.json")));
        assertEquals("http://localhost:8081", json.at("/services/ingest/url").asText());
        assertEquals(4711, json.at("/services/ingest/pid").asInt());
        assertEquals("localhost:9092", json.at("/kafka/bootstrap").asText());
        assertEquals("postgres", json.at("/databases/smart360/user").asText());
        assertEquals(1025, json.at("/smtp/port").asInt());
        assertEquals("http://localhost:8026", json.at("/twilio/url").asText());
        assertEquals("seen", json.at("/users/viewer").asText());
        assertEquals("/p/inbox", json.at("/folders/inbox").asText());
    }

    @Test
    void removedFileIsGone() throws IOException {
        RUN.write(home);
        RunFile.remove(home);

        assertFalse(Files.exists(home.resolve("run.json")));
    }
}
