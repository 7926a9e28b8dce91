package io.penstock.testkit;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/**
 * The schemas of other services, which a service under test reads by granted views: made by the very migrations of those
 * services, so that a view that is gone, or not granted, is noticed.
 */
final class Neighbours {

    private Neighbours() {}

    /** Brings a neighbour's schema up to date; the working directory is a module's. */
    static void migrate(PostgresServer postgres, String service) {
        Path module = Path.of("..", service + "-service").toAbsolutePath().normalize();
        Flyway.configure()
                .dataSource(postgres.jdbcUrl("penstock"), service, service)
                .schemas(service)
                .defaultSchema(service)
                .createSchemas(false)
                .locations("filesystem:" + module.resolve("src/main/resources/db/migration"))
                .load()
                .migrate();
    }
}
