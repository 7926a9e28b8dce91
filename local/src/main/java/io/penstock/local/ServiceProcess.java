package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of the four services as a process, which can be stopped, killed and started again. */
public final class ServiceProcess {

    private static final int LOG_LINES = 15;
    private static final long LOOK_EVERY_MS = 50;
    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xshare:auto", "-Djava.awt.headless=true");

    private final Service service;
    private final Path jar;
    private final Home home;
    private final Map<String, String> environment;
    private final Readiness readiness;
    private final String url;
    private Consumer<ServiceProcess> whenEnded = ended -> {};
    private volatile boolean wanted;
    private volatile Process process;

    ServiceProcess(Service service, Path jar, Home home, Ports ports, Map<String, String> environment) {
        this.service = service;
        this.jar = jar;
        this.home = home;
        this.environment = environment;
        this.readiness = new Readiness(ports.of(service.managementName()));
        this.url = "http://localhost:" + ports.of(service.id());
    }

    /** Told, on another thread, whenever the process has ended without being asked to. */
    void whenEnded(Consumer<ServiceProcess> listener) {
        whenEnded = listener;
    }

    /** Starts the process and returns at once; see {@link #awaitReady}. */
    public synchronized void start() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        wanted = true;
        try {
            process = builder().start();
            PidFile.write(home.pidFile(service), process.toHandle());
        } catch (IOException e) {
            throw new Refused(name() + " cannot be started: " + e.getMessage(), e);
        }
        Process started = process;
        var unused = started.onExit().thenAcceptAsync(ended -> {
            if (wanted && ended == process) {
                whenEnded.accept(this);
            }
        });
    }

    private ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JAVA_OPTIONS);
        command.add("-jar");
        command.add(jar.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.log(service.id()).toFile()));
        builder.directory(home.path().toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    /**
     * Waits until the service says that it is ready.
     *
     * @throws Refused with the last lines of its log, if it ended instead or took too long
     */
    public void awaitReady(Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        while (!readiness.isReady()) {
            if (!process.isAlive()) {
                throw new Refused(name() + " ended with exit code " + process.exitValue() + ".\n" + lastLines());
            }
            if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                throw new Refused(name() + " was not ready within " + atMost.toSeconds() + " s.\n" + lastLines());
            }
            Pause.millis(LOOK_EVERY_MS);
        }
    }

    /** Asks the process to stop, and returns at once. */
    void askToStop() {
        wanted = false;
        if (process != null) {
            process.destroy();
        }
    }

    /** Asks the process to stop and waits; kills it when it takes too long. */
    public void stop(Duration atMost) {
        askToStop();
        try {
            if (process != null && !process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
            Files.deleteIfExists(home.pidFile(service));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the process, as {@code kill -9} does, and waits for its end. Nothing is started again for it. */
    public void kill() {
        wanted = false;
        process.destroyForcibly().onExit().join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public String url() {
        return url;
    }

    String name() {
        return service.id() + "-service";
    }

    int exitCode() {
        return process.exitValue();
    }

    String lastLines() {
        Path log = home.log(service.id());
        return "The last lines of " + log + ":\n    " + String.join("\n    ", Tail.of(log, LOG_LINES));
    }
}
