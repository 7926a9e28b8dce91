package io.penstock.etl.load;

import static io.penstock.etl.load.EtlCalls.one;
import static io.penstock.etl.load.EtlCalls.sql;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(EtlServers.class)
class MigrationIT {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @ConfigProperty(name = "quarkus.flyway.ignore-migration-patterns")
    String[] ignored;

    @Test
    void databaseThatHadOnlyConsumersIsCarriedOn(@TempDir Path earlier) throws IOException, SQLException {
        sql("penstock", "DROP DATABASE IF EXISTS had_consumers");
        sql("penstock", "CREATE DATABASE had_consumers");
        sql("had_consumers", "CREATE SCHEMA etl AUTHORIZATION etl; CREATE SCHEMA mart AUTHORIZATION etl");
        for (String name : List.of(
                "V100__loads",
                "V101__chunks",
                "V102__rejects_and_anomalies",
                "V103__consumers",
                "V104__consumer_history")) {
            Files.copy(MIGRATIONS.resolve(name + ".sql"), earlier.resolve(name + ".sql"));
        }
        Files.writeString(earlier.resolve("R__gone_since.sql"), "SELECT 1");
        migrate(earlier);
        sql("had_consumers", """
                INSERT INTO etl.load (batch_id, feed, name, dataset, state) VALUES (7, 'consumers', 'f', 'consumers', 'MERGING');
                INSERT INTO mart.consumer (consumer_id, name, created_batch, changed_batch) VALUES ('1', 'John Doe', 3, 3);
                CREATE UNLOGGED TABLE etl.stage_consumers_7 PARTITION OF etl.stage_consumers FOR VALUES IN (7);
                INSERT INTO etl.stage_consumers (batch_id, line, consumer_id, name) VALUES (7, 2, '1', 'Jack Doe')""");

        migrate(MIGRATIONS);

        sql("had_consumers", """
                INSERT INTO etl.dataset VALUES
                    ('consumers', 'consumer', 'keyed', 'consumer_id', 'first-stays', '[]', '[]', '{}', '', '');
                CALL mart.merge('consumers', 7)""");
        assertEquals("1", one("had_consumers", "SELECT updated FROM etl.load"));
        assertEquals("John Doe", one("had_consumers", "SELECT former ->> 'name' FROM mart.consumer_history"));
        assertEquals("0", one("had_consumers", "SELECT count(*) FROM mart.client"));
    }

    private void migrate(Path migrations) {
        Flyway.configure()
                .dataSource(Servers.postgres().jdbcUrl("had_consumers"), "etl", "etl")
                .defaultSchema("etl")
                .schemas("etl")
                .locations("filesystem:" + migrations)
                .ignoreMigrationPatterns(ignored)
                .load()
                .migrate();
    }
}
