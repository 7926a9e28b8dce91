package io.penstock.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A running PostgreSQL. */
public interface PostgresServer extends AutoCloseable {

    /** The port it listens on, on this computer. */
    int port();

    /** Password of the superuser {@code postgres}. */
    String superuserPassword();

    /** The JDBC URL of one of its databases, without credentials. */
    default String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** Connects as the superuser. */
    default Connection connect(String database) throws SQLException {
        return connect(database, "postgres", superuserPassword());
    }

    /** Connects as somebody. */
    default Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(jdbcUrl(database), properties);
    }

    @Override
    void close();
}
