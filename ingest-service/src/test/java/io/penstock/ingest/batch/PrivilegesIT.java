package io.penstock.ingest.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.penstock.ingest.Folders;
import io.penstock.testkit.PenstockServers;
import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = PenstockServers.class, initArgs = @ResourceArg(name = "service", value = "ingest"))
@QuarkusTestResource(Folders.class)
class PrivilegesIT {

    @Test
    void ingestWritesNothingButItsOwnSchema() throws Exception {
        try (Connection ingest = Servers.postgres().connect("penstock", "ingest", "ingest");
                var statement = ingest.createStatement()) {
            for (String schema : new String[] {"etl", "mart", "notification", "reporting", "public"}) {
                SQLException denied = assertThrows(
                        SQLException.class, () -> statement.execute("CREATE TABLE " + schema + ".x (id int)"), schema);
                assertEquals("42501", denied.getSQLState(), schema);
            }
            statement.execute("CREATE TABLE ingest.x (id int)");
            statement.execute("DROP TABLE ingest.x");
        }
    }

    @Test
    void etlReadsStagedBatchesAndNothingElse() throws Exception {
        try (Connection etl = Servers.postgres().connect("penstock", "etl", "etl");
                var statement = etl.createStatement()) {
            statement.execute("SELECT * FROM ingest.staged_batch");
            SQLException denied =
                    assertThrows(SQLException.class, () -> statement.execute("SELECT * FROM ingest.batch"));
            assertEquals("42501", denied.getSQLState());
        }
    }
}
