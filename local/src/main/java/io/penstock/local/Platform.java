package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * All that runs.
 *
 * <pre>{@code
 * try (Platform platform = Platform.start(Options.unattended(folder), Progress.silent())) {
 *     platform.service(Service.ETL).kill();
 *     platform.service(Service.ETL).start();
 * }
 * }</pre>
 */
public final class Platform implements AutoCloseable {

    private final Options options;
    private final Progress progress;
    private final Home home;
    private final HomeLock lock;
    private final Secrets secrets;
    private final BackingServers servers;
    private final Ports ports;
    private final Supervisor supervisor;
    private final Fleet services;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Platform(Options options, Progress progress) throws IOException {
        this.options = options;
        this.progress = progress;
        home = Home.create(options.home(), options.config());
        lock = HomeLock.take(home.path());
        new Orphans(home, progress::say).stop();
        secrets = Secrets.in(home.secrets());
        ports = Ports.choose(options, progress::say);
        servers = new BackingServers(home, ports, secrets, progress);
        services = new Fleet(progress);
        supervisor = new Supervisor(progress, this::writeRunFile);
    }

    /**
     * Starts everything and returns when all of it is ready. If something fails, what was started is stopped.
     *
     * @throws Refused saying to a person what stands in the way
     */
    public static Platform start(Options options, Progress progress) {
        requirePackaged(options);
        try {
            Platform platform = new Platform(options, progress);
            platform.bringUp();
            return platform;
        } catch (IOException e) {
            throw new Refused(e.toString(), e);
        }
    }

    private static void requirePackaged(Options options) {
        for (Service service : options.services()) {
            Path jar = service.jar(options.root());
            if (!Files.exists(jar)) {
                throw new Refused("expected " + jar + ", found nothing: package the services with ./mvnw package");
            }
        }
    }

    private void bringUp() {
        boolean up = false;
        try {
            servers.start();
            startServices();
            up = true;
        } catch (IOException | SQLException | IllegalStateException e) {
            throw new Refused("a server did not start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        } finally {
            if (!up) {
                close();
            }
        }
    }

    private void startServices() throws IOException, SQLException {
        services.start(options, home, ports, new ServiceEnvironment(home, ports, secrets, servers));
        if (options.supervised()) {
            services.all().forEach(supervisor::watch);
        }
        if (!options.empty() && new SampleData(options.root(), home).load(servers.postgres())) {
            progress.say("sample data: a file in the inbox, 100 rows in the utility's database");
        }
        writeRunFile();
    }

    /** A service's process, the first if there are replicas. */
    public ServiceProcess service(Service service) {
        return replicas(service).get(0);
    }

    /** All processes of a service. */
    public List<ServiceProcess> replicas(Service service) {
        return services.of(service);
    }

    /** What the services run on. */
    public BackingServers servers() {
        return servers;
    }

    /** How to reach what runs now. */
    public RunFile runFile() {
        return new RunFileOf(servers, secrets, home).with(services.first());
    }

    private synchronized void writeRunFile() {
        try {
            if (!closed.get()) {
                runFile().write(home.path());
            }
        } catch (IOException e) {
            throw new Refused("run.json cannot be written in " + home.path(), e);
        }
    }

    /** Stops everything: the services at once, then what they run on. No process is left. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        supervisor.stop();
        // Whoever was interrupted while starting or waiting still has to wait for each end.
        boolean interrupted = Thread.interrupted();
        try (lock) {
            RunFile.remove(home.path());
            services.stop();
            servers.close();
            progress.say("PostgreSQL, Kafka, mail server and Twilio stand-in stopped");
        } catch (IOException e) {
            throw new Refused(e.toString(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
