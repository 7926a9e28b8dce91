package io.penstock.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One of the four services as a process, which can be stopped, killed and started again. */
public final class ServiceProcess {

    private static final long LOOK_EVERY_MS = 50;

    private final ServiceLaunch launch;
    private final Readiness readiness;
    private final String url;
    private final String managementUrl;
    private volatile Consumer<ServiceProcess> whenEnded = ended -> {};
    private volatile boolean wanted;
    private volatile Process process;

    ServiceProcess(ServiceLaunch launch, Ports ports) {
        this.launch = launch;
        int managementPort = ports.of(launch.replica().managementName());
        this.readiness = new Readiness(managementPort);
        this.managementUrl = "http://localhost:" + managementPort;
        this.url = "http://localhost:" + ports.of(launch.replica().id());
    }

    /** Told, on another thread, whenever the process has ended without being asked to. */
    void whenEnded(Consumer<ServiceProcess> listener) {
        whenEnded = listener;
    }

    /** Starts the process and returns at once; see {@link #awaitReady}. */
    public void start() {
        start(Map.of());
    }

    /** As {@link #start()}, for this once with more in its environment. */
    public synchronized void start(Map<String, String> environment) {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        wanted = true;
        process = launch.begin(environment);
        var unused = process.onExit().thenAcceptAsync(ended -> {
            if (wanted && ended == process) {
                whenEnded.accept(this);
            }
        });
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
            // A process that is held hears nothing.
            resume();
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
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
        launch.forget();
    }

    /** Kills the process, as {@code kill -9} does, and waits for its end. Nothing is started again for it. */
    public void kill() {
        wanted = false;
        process.destroyForcibly().onExit().join();
    }

    /** Holds the process as {@code kill -STOP} does: it keeps its connections and does nothing. */
    public void pause() {
        Signals.send("STOP", process.toHandle());
    }

    /** Lets a held process go on. */
    public void resume() {
        Signals.send("CONT", process.toHandle());
    }

    /** Whether it ended within that time, by itself or not. */
    public boolean awaitEnd(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
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

    /** Base address of its health checks and metrics. */
    public String managementUrl() {
        return managementUrl;
    }

    /** What a person calls it, for example {@code etl-service (2)}. */
    public String name() {
        return launch.name();
    }

    int exitCode() {
        return process.exitValue();
    }

    String lastLines() {
        return launch.lastLines();
    }
}
