package io.penstock.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "reporting"))
class LateSchemaIT {

    @Inject
    Flyway ofTheService;

    @Test
    void serviceWhoseTablesHaveHigherNumbersGetsThoseOfSchedulesToo() {
        migration().locations("filesystem:src/test/resources/db/older").load().migrate();

        var result = migration()
                .locations("filesystem:src/test/resources/db/older", "filesystem:src/main/resources/db/schedules")
                .load()
                .migrate();

        assertEquals(2, result.migrationsExecuted);
    }

    private FluentConfiguration migration() {
        return Flyway.configure()
                .dataSource(Servers.postgres().jdbcUrl("penstock"), "postgres", "postgres")
                .defaultSchema("late")
                .schemas("late")
                .outOfOrder(ofTheService.getConfiguration().isOutOfOrder());
    }
}
