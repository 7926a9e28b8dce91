package io.penstock.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersIT {

    @Test
    void messageSentIsRead() {
        Topics.publish("ingestion", "7", "{}");
        assertEquals("7", Topics.await("ingestion", m -> true).key());
    }

    @Test
    void serviceRoleCannotWriteAnothersSchema() throws SQLException {
        try (var connection = Servers.postgres().connect("penstock", "ingest", "ingest");
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE etl.intruder (a int)"));
            assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE public.intruder (a int)"));
            statement.execute("CREATE TABLE ingest.own (a int)");
            statement.execute("DROP TABLE ingest.own");
        }
    }

    @Test
    void roleThatANewVersionBringsIsMadeInADatabaseThatIsThereAlready() throws SQLException, IOException {
        try (var connection = Servers.postgres().connect("penstock");
                var statement = connection.createStatement()) {
            statement.execute("DROP OWNED BY cohort");
            statement.execute("DROP ROLE cohort");
        }

        Databases.create(Servers.postgres(), role -> role);

        try (var connection = Servers.postgres().connect("penstock", "cohort", "cohort");
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.execute("SELECT txid_current(); CREATE TABLE a (a int)"));
        }
    }

    @Test
    void keptServerIsFoundAgainAndAsksForItsPassword(@TempDir Path folder) throws IOException, SQLException {
        try (var first = EmbeddedPostgresServer.start(folder.resolve("pg"), 0, "secret");
                var connection = first.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept (a int)");
        }
        try (var again = EmbeddedPostgresServer.start(folder.resolve("pg"), 0, "secret")) {
            assertThrows(SQLException.class, () -> again.connect("postgres", "postgres", "wrong"));
            try (var connection = again.connect("postgres");
                    var statement = connection.createStatement()) {
                statement.execute("SELECT a FROM kept");
            }
        }
    }
}
