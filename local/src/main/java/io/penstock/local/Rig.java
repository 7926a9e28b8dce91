package io.penstock.local;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A platform of its own for a test or a measurement, with what these need of it.
 *
 * <pre>{@code
 * try (Rig rig = Rig.start(Options.unattended(folder))) {
 *     rig.drop(file, "consumers.csv");
 *     rig.penstock().awaitRow(patience, "SELECT count(*) FROM etl.load WHERE finished_at IS NOT NULL");
 * }
 * }</pre>
 */
public final class Rig implements AutoCloseable {

    private final Platform platform;

    private Rig(Platform platform) {
        this.platform = platform;
    }

    /** Starts it silently: what the servers say goes to a file in the platform's folder. */
    public static Rig start(Options options) throws IOException {
        Logs.toFile(options.home());
        return new Rig(Platform.start(options, Progress.silent()));
    }

    /** What runs. */
    public Platform platform() {
        return platform;
    }

    /** What the services run on. */
    public BackingServers servers() {
        return platform.servers();
    }

    /** Puts a file into the inbox, complete as soon as it is there, and takes it from where it was. */
    public void drop(Path file, String name) throws IOException {
        Files.move(file, inbox().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes a small file into the inbox, complete as soon as it is there. */
    public void drop(String content, String name) throws IOException {
        Path target = inbox().resolve(name);
        drop(Files.writeString(target.resolveSibling(target.getFileName() + ".part"), content), name);
    }

    /** The folder that is watched. */
    public Path inbox() {
        return Path.of(platform.runFile().folders().inbox());
    }

    /** The services' database. */
    public Sql penstock() {
        return new Sql(servers(), "penstock");
    }

    /** The database that consumers are delivered to. */
    public Sql smart360() {
        return new Sql(servers(), "smart360");
    }

    /** The database that consumers are extracted from. */
    public Sql utility() {
        return new Sql(servers(), "utility");
    }

    /** A request in the name of a user. */
    public RequestSpecification user(String name) {
        return given().auth()
                .preemptive()
                .basic(name, platform.runFile().users().get(name));
    }

    /** A service's base address, that of its first process. */
    public String url(Service service) {
        return platform.service(service).url();
    }

    @Override
    public void close() {
        platform.close();
    }
}
