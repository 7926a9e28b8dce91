package io.penstock.etl.smart360;

import io.penstock.etl.load.Check;
import io.penstock.etl.load.Load;
import io.penstock.etl.reject.RejectedRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Enters into a load what SMART360 made of its rows. */
@ApplicationScoped
class DeliveryRecords {

    private static final String REJECT = """
            INSERT INTO etl.reject (batch_id, line, rule, reason)
            VALUES (?, (SELECT line FROM etl.stage_consumers WHERE batch_id = ? AND consumer_id = ?), 'smart360-refused', ?)""";
    private static final String ABSENT = """
            INSERT INTO etl.absent (dataset, key, batch_id) VALUES ('consumers', ?, ?)
            ON CONFLICT (dataset, key) DO UPDATE SET batch_id = excluded.batch_id""";
    private static final String PRESENT_AGAIN = """
            DELETE FROM etl.absent AS a USING mart.consumer AS c
            WHERE a.dataset = 'consumers' AND a.batch_id < ? AND c.consumer_id = a.key AND c.changed_batch = ?""";
    private static final String CHECK = """
            INSERT INTO etl.validation (batch_id, check_name, target, passed, expected, actual) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (batch_id, target, check_name)
            DO UPDATE SET passed = excluded.passed, expected = excluded.expected, actual = excluded.actual""";

    private final RejectedRecords rejectedRecords;

    DeliveryRecords(RejectedRecords rejectedRecords) {
        this.rejectedRecords = rejectedRecords;
    }

    void enter(Connection connection, Load load, Delivery delivery) throws SQLException {
        load.smart360Inserted = delivery.counts().inserted();
        load.smart360Updated = delivery.counts().updated();
        load.smart360Unchanged = delivery.counts().unchanged();
        load.smart360Rejected = delivery.counts().rejected();
        for (Refusal refusal : delivery.refusals()) {
            enter(connection, load.batchId, refusal);
        }
        try (PreparedStatement delete = connection.prepareStatement(PRESENT_AGAIN)) {
            delete.setLong(1, load.batchId);
            delete.setLong(2, load.batchId);
            delete.executeUpdate();
        }
        if (!delivery.refusals().isEmpty()) {
            rejectedRecords.fill(connection, load.batchId);
        }
    }

    /** How many rows SMART360 should have after a batch. */
    long expected(Connection connection, long batchId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(Sql.EXPECTED)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void enter(Connection connection, Load load, List<Check> checks) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CHECK)) {
            for (Check check : checks) {
                insert.setLong(1, load.batchId);
                insert.setString(2, check.check());
                insert.setString(3, check.target());
                insert.setBoolean(4, check.passed());
                insert.setString(5, check.expected());
                insert.setString(6, check.actual());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void enter(Connection connection, long batchId, Refusal refusal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(REJECT)) {
            insert.setLong(1, batchId);
            insert.setLong(2, batchId);
            insert.setString(3, refusal.consumerId());
            insert.setString(4, refusal.reason());
            insert.executeUpdate();
        }
        if (refusal.absent()) {
            try (PreparedStatement insert = connection.prepareStatement(ABSENT)) {
                insert.setString(1, refusal.consumerId());
                insert.setLong(2, batchId);
                insert.executeUpdate();
            }
        }
    }
}
