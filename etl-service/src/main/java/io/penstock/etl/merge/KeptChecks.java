package io.penstock.etl.merge;

import io.penstock.etl.check.Comparison;
import io.penstock.etl.check.Presence;
import io.penstock.etl.check.RowCheck;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The rules on two columns of a row of which a load's file has one at most: the merge decides them, with what is kept. */
public final class KeptChecks {

    private static final String FORGET = "DELETE FROM etl.kept_check WHERE batch_id = ?";
    private static final String ENTER = """
            INSERT INTO etl.kept_check (batch_id, column_name, other, operator, values, severity, rule)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";
    private static final String PRESENT = "present";

    private KeptChecks() {}

    /** Enters those of a load, in place of any before. */
    public static void enter(Connection connection, long batchId, List<RowCheck> checks) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, batchId);
            forget.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement(ENTER)) {
            for (RowCheck check : checks) {
                insert.setLong(1, batchId);
                insert.setString(2, check.column());
                insert.setString(3, check.other());
                insert.setString(4, operator(check));
                insert.setArray(
                        5,
                        check instanceof Presence presence
                                ? connection.createArrayOf(
                                        "text", presence.values().toArray())
                                : null);
                insert.setString(6, check.outcome().severity().name());
                insert.setString(7, check.outcome().rule());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String operator(RowCheck check) {
        return check instanceof Comparison comparison ? comparison.operator().sign() : PRESENT;
    }
}
