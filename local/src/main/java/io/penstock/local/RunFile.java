package io.penstock.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What runs and how to reach it, for programs: {@code run.json} in the platform's folder, there while the platform is
 * ready.
 *
 * @param services by short name
 * @param databases {@code penstock}, {@code smart360} and {@code utility}
 * @param users passwords by user name
 */
public record RunFile(
        Map<String, ServiceAddress> services,
        KafkaAddress kafka,
        Map<String, DatabaseAddress> databases,
        SmtpAddress smtp,
        TwilioAddress twilio,
        Map<String, String> users,
        FolderPaths folders) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final String NAME = "run.json";

    /** A service's base address and its process. */
    public record ServiceAddress(String url, long pid) {}

    /** Kafka's {@code bootstrap.servers}. */
    public record KafkaAddress(String bootstrap) {}

    /** A database as its superuser reaches it. */
    public record DatabaseAddress(String jdbc, String user, String password) {}

    /** Where mail is sent to, and the page on which it can be read. */
    public record SmtpAddress(String host, int port, String web) {}

    /** Base address of the stand-in's API and pages. */
    public record TwilioAddress(String url) {}

    /** Absolute paths of the folders that files go into and come out of. */
    public record FolderPaths(String inbox, String outbox, String archive, String quarantine, String config) {}

    void write(Path home) throws IOException {
        PrivateFile.write(home.resolve(NAME), JSON.writeValueAsString(this));
    }

    /** Reads the file of a running platform. */
    public static RunFile read(Path home) throws IOException {
        return JSON.readValue(Files.readString(home.resolve(NAME)), RunFile.class);
    }

    static void remove(Path home) throws IOException {
        Files.deleteIfExists(home.resolve(NAME));
    }
}
