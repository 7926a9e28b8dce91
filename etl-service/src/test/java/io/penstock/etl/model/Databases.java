package io.penstock.etl.model;

import io.penstock.etl.load.RawZone;
import io.penstock.testkit.Servers;
import io.penstock.testkit.model.MartTables;
import io.penstock.testkit.model.Smart360Model;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The mart and SMART360, as the superuser sees them. */
final class Databases implements AutoCloseable {

    private static final String TABLES = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relnamespace IN ('etl'::regnamespace, 'mart'::regnamespace, 'ingest'::regnamespace)
            AND relkind IN ('r', 'p') AND NOT relispartition
            AND relname NOT IN ('flyway_schema_history', 'inbox', 'outbox', 'model_crash', 'configuration', 'dataset')
            AND relname !~ '^(qrtz|schedule)_'""";
    private static final String STAGES = """
            SELECT string_agg(oid::regclass::text, ', ') FROM pg_class
            WHERE relnamespace = 'etl'::regnamespace AND relispartition AND relname LIKE 'stage\\_%'""";
    private static final String REFUSE = """
            ALTER TABLE consumer_table DROP CONSTRAINT IF EXISTS model_refuses;
            ALTER TABLE consumer_table ADD CONSTRAINT model_refuses CHECK (last_name <> '%s')""".formatted(Smart360Model.REFUSED_NAME);

    private static final int RECORDS_PER_CHUNK = 4;

    /** Makes the service die. */
    final CrashSwitch crash;

    /** What is in them. */
    final MartTables tables;

    private final Connection penstock;
    private final Connection smart360;

    Databases() throws SQLException {
        penstock = Servers.postgres().connect("penstock");
        smart360 = Servers.postgres().connect("smart360");
        RawZone.createTables(penstock);
        crash = new CrashSwitch(penstock);
        tables = new MartTables(penstock, smart360, key -> true);
        execute(smart360, REFUSE);
    }

    /** As before the first load. */
    void empty() throws SQLException {
        String stages = tables.one(STAGES);
        String filled = tables.one(TABLES);
        // No history of this: triggers are off.
        execute(penstock, "SET session_replication_role = replica");
        if (stages != null) {
            execute(penstock, "DROP TABLE " + stages);
        }
        execute(penstock, "TRUNCATE " + filled);
        execute(penstock, "SET session_replication_role = origin");
        execute(smart360, "TRUNCATE consumer_table");
    }

    void store(long batch, List<String> header, List<String> records) throws SQLException {
        RawZone.store(penstock, batch, String.join(",", header), records, RECORDS_PER_CHUNK);
    }

    void change(String sql) throws SQLException {
        execute(penstock, sql);
    }

    void changeSmart360(String sql) throws SQLException {
        execute(smart360, sql);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Leaves nothing to others. */
    @Override
    public void close() throws SQLException {
        empty();
        crash.close();
        execute(smart360, "ALTER TABLE consumer_table DROP CONSTRAINT model_refuses");
        penstock.close();
        smart360.close();
    }
}
