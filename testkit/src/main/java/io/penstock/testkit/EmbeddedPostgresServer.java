package io.penstock.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** PostgreSQL 18 as native processes, from binaries that come as a Maven artifact. */
public final class EmbeddedPostgresServer implements PostgresServer {

    /** Larger than PostgreSQL's cautious defaults, small enough for any laptop. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "512MB"),
            Map.entry("work_mem", "32MB"),
            Map.entry("maintenance_work_mem", "128MB"),
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("timezone", "UTC"),
            Map.entry("listen_addresses", "localhost"));

    private static final String PASSWORDS_ONLY = """
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgresServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    /** Starts one that forgets everything when it is closed, on a free port. */
    public static EmbeddedPostgresServer startForTest() {
        try {
            return new EmbeddedPostgresServer(
                    builder(FreePort.take()).setServerConfig("fsync", "off").start(), "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    /**
     * Starts one whose data stay in a folder, open only to those who know a password.
     *
     * @param data its data folder, made when it is not there
     * @param password the superuser's; must be the same at every start
     */
    public static EmbeddedPostgresServer start(Path data, int port, String password) throws IOException, SQLException {
        boolean isNew = !Files.exists(data.resolve("PG_VERSION"));
        EmbeddedPostgres server = builder(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "on")
                // The library's own default is off: what was committed in the last half second would be gone after a
                // crash.
                .setServerConfig("synchronous_commit", "on")
                .setConnectConfig("password", password)
                .start();
        var started = new EmbeddedPostgresServer(server, password);
        if (isNew) {
            started.lock(data);
        }
        return started;
    }

    private void lock(Path data) throws IOException, SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '" + password.replace("'", "''") + "'");
            Files.writeString(data.resolve("pg_hba.conf"), PASSWORDS_ONLY);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    private static EmbeddedPostgres.Builder builder(int port) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
        SETTINGS.forEach(builder::setServerConfig);
        return builder;
    }

    @Override
    public String toString() {
        return "embedded";
    }

    @Override
    public int port() {
        return server.getPort();
    }

    @Override
    public String superuserPassword() {
        return password;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
