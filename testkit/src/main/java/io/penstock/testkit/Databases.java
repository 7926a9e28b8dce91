package io.penstock.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The databases, schemas and roles that the services and their neighbours have. */
public final class Databases {

    private static final Map<String, String> SCRIPTS =
            Map.of("penstock", "roles.sql", "smart360", "smart360.sql", "utility", "utility.sql");

    private Databases() {}

    /** Can be run again: what a new version brings reaches databases that an older one made. */
    private static final Set<String> RUN_AGAIN = Set.of("penstock");

    /**
     * Creates what is not there yet, and sets every role's password.
     *
     * @param passwordOf gives a role its password
     */
    public static void create(PostgresServer server, UnaryOperator<String> passwordOf)
            throws SQLException, IOException {
        for (var script : SCRIPTS.entrySet()) {
            if (createDatabase(server, script.getKey()) || RUN_AGAIN.contains(script.getKey())) {
                try (Connection connection = server.connect(script.getKey())) {
                    execute(connection, resource("/postgres/" + script.getValue()));
                }
            }
        }
        try (Connection connection = server.connect("postgres")) {
            for (String role : loginRoles(connection)) {
                execute(connection, "ALTER ROLE " + role + " PASSWORD '" + passwordOf.apply(role) + "'");
            }
        }
    }

    private static boolean createDatabase(PostgresServer server, String name) throws SQLException {
        try (Connection connection = server.connect("postgres");
                var query = connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            query.setString(1, name);
            if (query.executeQuery().next()) {
                return false;
            }
            execute(connection, "CREATE DATABASE " + name);
            return true;
        }
    }

    private static List<String> loginRoles(Connection connection) throws SQLException {
        List<String> roles = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT rolname FROM pg_roles WHERE rolcanlogin AND NOT rolsuper ORDER BY 1")) {
            while (rows.next()) {
                roles.add(rows.getString(1));
            }
        }
        return roles;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String resource(String path) throws IOException {
        try (var in = Databases.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
