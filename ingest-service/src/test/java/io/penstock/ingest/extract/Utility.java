package io.penstock.ingest.extract;

import io.penstock.testkit.Servers;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Sets up the utility's database as a source, with feeds of tables that each test makes for itself. */
public final class Utility implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        return Map.of(
                "quarkus.datasource.utility.jdbc.url",
                Servers.postgres().jdbcUrl("utility"),
                "quarkus.datasource.utility.password",
                "utility_penstock",
                "penstock.ingest.feeds",
                feeds().toString(),
                "penstock.ingest.chunk-records",
                "10000");
    }

    /** After the folders, whose feeds and chunks are others. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void stop() {
        // The server ends with the run.
    }

    /** Runs SQL as the owner of the source; {@code penstock} may read what is made. */
    static void change(String sql) {
        try (Connection connection = Servers.postgres().connect("utility");
                var statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO utility_penstock");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path feeds() {
        try (InputStream yaml = Utility.class.getResourceAsStream("/extract-feeds.yaml")) {
            Path file = Files.createTempFile("extract-feeds", ".yaml");
            Files.copy(yaml, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
