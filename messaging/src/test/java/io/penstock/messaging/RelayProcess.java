package io.penstock.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A relay in a process of its own, which can be killed or held while half of a batch is sent. */
final class RelayProcess implements AutoCloseable {

    private static final String HALF_SENT = "half sent";

    private final Process process;
    private final BufferedReader output;

    private RelayProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    /** Starts a relay that sends half of its first batch, and then waits for {@link #sendOtherHalf}. */
    static RelayProcess start(String jdbcUrl, String bootstrap) throws IOException {
        return new RelayProcess(new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-Xmx128m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RelayProcess.class.getName(),
                        jdbcUrl,
                        bootstrap)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    void awaitHalfSent() throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.equals(HALF_SENT)) {
                return;
            }
        }
        throw new IllegalStateException("the process ended before it had sent anything");
    }

    void sendOtherHalf() throws IOException {
        process.outputWriter(UTF_8).write("\n");
        process.outputWriter(UTF_8).flush();
    }

    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The process: the addresses of the database and of the broker. */
    public static void main(String[] arguments) throws Exception {
        var dataSource = OutboxSchema.dataSource(arguments[0]);
        Relay relay = relay(dataSource, stopsHalfway(Map.of("bootstrap.servers", arguments[1])), Duration.ofMinutes(1));
        relay.start(null);
        Thread.sleep(Duration.ofHours(1).toMillis());
    }

    static Relay relay(io.agroal.api.AgroalDataSource dataSource, MessageSender sender, Duration silence) {
        ObjectMapper json = new ObjectMapper();
        OutboxTable table = new OutboxTable(json);
        var unsent = new UnsentMessages(dataSource, table, new EventMessages(json, "sample-service"));
        return new Relay(dataSource, new RelayLock(() -> silence), table, sender, unsent);
    }

    private static MessageSender stopsHalfway(Map<String, Object> broker) {
        return new MessageSender(broker) {
            private boolean stopped;

            @Override
            synchronized void send(List<Message> messages) throws ExecutionException, InterruptedException {
                if (stopped) {
                    super.send(messages);
                    return;
                }
                stopped = true;
                int half = messages.size() / 2;
                super.send(messages.subList(0, half));
                System.out.println(HALF_SENT);
                awaitLine();
                super.send(messages.subList(half, messages.size()));
            }
        };
    }

    private static void awaitLine() {
        try {
            new BufferedReader(new InputStreamReader(System.in, UTF_8)).readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
