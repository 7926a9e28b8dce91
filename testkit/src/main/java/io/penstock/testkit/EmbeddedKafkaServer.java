package io.penstock.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** The Kafka broker and its controller (KRaft) in this process. */
public final class EmbeddedKafkaServer implements KafkaServer {

    private final KafkaRaftServer server;
    private final String bootstrap;

    private EmbeddedKafkaServer(KafkaRaftServer server, String bootstrap) {
        this.server = server;
        this.bootstrap = bootstrap;
    }

    /** Starts one in a temporary folder, on a free port. */
    public static EmbeddedKafkaServer startForTest() {
        try {
            return start(Files.createTempDirectory("kafka"), FreePort.take());
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka did not start", e);
        }
    }

    /** Starts one whose log stays in a folder. The controller's port may differ from start to start. */
    public static EmbeddedKafkaServer start(Path data, int port) throws IOException {
        Files.createDirectories(data);
        Properties settings = settings(data.resolve("log"), port, FreePort.take());
        if (!Files.exists(data.resolve("log").resolve("meta.properties"))) {
            format(data, settings);
        }
        var server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
        server.startup();
        return new EmbeddedKafkaServer(server, "localhost:" + port);
    }

    private static Properties settings(Path log, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@localhost:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://localhost:" + port + ",CONTROLLER://localhost:" + controllerPort);
        settings.put("log.dirs", log.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("message.max.bytes", String.valueOf(4 << 20));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20));
        return settings;
    }

    private static void format(Path data, Properties settings) throws IOException {
        Path file = data.resolve("server.properties");
        try (var out = Files.newBufferedWriter(file)) {
            settings.store(out, null);
        }
        var said = new ByteArrayOutputStream();
        String[] command = {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()};
        try (var stream = new PrintStream(said, true, StandardCharsets.UTF_8)) {
            if (StorageTool.execute(command, stream) != 0) {
                throw new IOException("Kafka's log folder was not formatted: " + said.toString(StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public String toString() {
        return "embedded";
    }

    @Override
    public String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
