package io.penstock.etl.stage;

import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.TargetColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;

/**
 * Where the cleaned rows of a load wait for the merge: an unlogged partition of its own, so that filling and emptying it
 * disturbs no other load and costs no WAL. A crash of the server may empty it; its chunks are then run again.
 *
 * @param dataset the dataset, which names the partitioned table {@code etl.stage_<dataset>}
 * @param batchId the load
 */
public record StageTable(String dataset, long batchId) {

    /** A partition that is about to be dropped hangs on no parent any more, or not for long. */
    private static final String ATTACHED =
            "SELECT EXISTS (SELECT FROM pg_inherits WHERE inhrelid = '%s'::regclass AND NOT inhdetachpending)";

    public StageTable {
        if (!dataset.matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "expected a dataset of lower-case letters, digits and _, found " + dataset);
        }
    }

    /** Creates the partition. It is read twice and emptied: to vacuum it meanwhile would only take time. */
    public void create(Connection connection) throws SQLException {
        execute(connection, """
                CREATE UNLOGGED TABLE %1$s (LIKE %2$s INCLUDING DEFAULTS, CHECK (batch_id = %3$d))
                WITH (autovacuum_enabled = false);
                ALTER TABLE %2$s ATTACH PARTITION %1$s FOR VALUES IN (%3$d)""".formatted(name(), parent(), batchId));
    }

    /**
     * Makes sure that the partition of an ended load is there again, and stays until the transaction ends. Waits while others
     * are dropped.
     *
     * @return false, with nothing done, if the partition was left half dropped
     */
    public boolean reopen(Connection connection) throws SQLException {
        execute(connection, DropStages.HOLD);
        if (isTrue(connection, "SELECT to_regclass('" + name() + "') IS NULL")) {
            create(connection);
        }
        return isTrue(connection, ATTACHED.formatted(name()));
    }

    /** Removes the rows; other loads are not disturbed. */
    public void empty(Connection connection) throws SQLException {
        execute(connection, "TRUNCATE " + name());
    }

    /** How many rows wait. */
    public long count(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM " + name())) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Begins to write rows: batch id, line, and the plan's columns. */
    public BinaryCopy write(Connection connection, MappingPlan plan) throws SQLException {
        String columns = plan.targetColumns().stream().map(TargetColumn::name).collect(Collectors.joining(", "));
        return BinaryCopy.into(connection, name() + " (batch_id, line, " + columns + ")");
    }

    String name() {
        return parent() + "_" + batchId;
    }

    private String parent() {
        return "etl.stage_" + dataset;
    }

    private static boolean isTrue(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
