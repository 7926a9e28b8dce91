package io.penstock.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The four services, in the order in which a record passes them. */
public enum Service {
    INGEST(8081),
    ETL(8082),
    NOTIFICATION(8083),
    REPORTING(8084);

    private final int port;

    Service(int port) {
        this.port = port;
    }

    /** The service's short name, which is also that of its database role and schema. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service of this short name. */
    static Service of(String id) {
        return Arrays.stream(values())
                .filter(service -> service.id().equals(id))
                .findAny()
                .orElseThrow(() -> new Refused("expected one of " + ids() + ", found " + id));
    }

    static String ids() {
        return Arrays.stream(values()).map(Service::id).collect(Collectors.joining(", "));
    }

    int defaultPort() {
        return port;
    }

    Path jar(Path root) {
        return root.resolve(id() + "-service").resolve("target/quarkus-app/quarkus-run.jar");
    }
}
