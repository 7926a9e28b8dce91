package io.penstock.etl.model;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A trigger on the outbox. Events go nowhere, since nobody is to take them up; and a transaction that tells of a given topic
 * can be made to fail, as if the service had died before its commit.
 */
final class CrashSwitch implements AutoCloseable {

    private static final String INSTALL = """
            CREATE TABLE IF NOT EXISTS etl.model_crash (topic text);
            GRANT SELECT ON etl.model_crash TO etl;
            CREATE OR REPLACE FUNCTION etl.model_tell() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF EXISTS (SELECT FROM etl.model_crash WHERE topic = NEW.topic) THEN
                    RAISE EXCEPTION 'the service dies here' USING ERRCODE = 'admin_shutdown';
                END IF;
                RETURN NULL;
            END $$;
            CREATE OR REPLACE TRIGGER model_tell BEFORE INSERT ON etl.outbox FOR EACH ROW EXECUTE FUNCTION etl.model_tell()""";
    private static final String REMOVE = """
            DROP TRIGGER model_tell ON etl.outbox; DROP FUNCTION etl.model_tell(); DROP TABLE etl.model_crash""";

    private final Connection connection;

    CrashSwitch(Connection connection) throws SQLException {
        this.connection = connection;
        execute(INSTALL);
    }

    /** From now on, who tells of a topic dies. */
    void at(String topic) throws SQLException {
        execute("INSERT INTO etl.model_crash VALUES ('" + topic + "')");
    }

    void off() throws SQLException {
        execute("DELETE FROM etl.model_crash");
    }

    @Override
    public void close() throws SQLException {
        execute(REMOVE);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
