package io.penstock.etl.smart360;

import io.penstock.etl.load.Check;
import io.penstock.etl.load.Load;
import io.penstock.etl.load.TargetCounts;
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
            VALUES (?, coalesce(
                (SELECT line FROM etl.stage_consumers WHERE batch_id = ? AND consumer_id = ?),
                (SELECT line FROM etl.corrected_record WHERE batch_id = ? AND key = ? AND undelivered)),
                'smart360-refused', ?)""";
    private static final String ABSENT = """
            INSERT INTO etl.absent (dataset, key, batch_id) VALUES ('consumers', ?, ?)
            ON CONFLICT (dataset, key) DO UPDATE SET batch_id = excluded.batch_id""";
    private static final String PRESENT_AGAIN = """
            DELETE FROM etl.absent AS a USING mart.consumer AS c
            WHERE a.dataset = 'consumers' AND a.batch_id <= ? AND c.consumer_id = a.key AND c.changed_batch = ?""";
    private static final String CORRECTED_PRESENT = """
            DELETE FROM etl.absent AS a USING etl.corrected_record AS c
            WHERE a.dataset = 'consumers' AND a.key = c.key AND c.batch_id = ? AND c.undelivered""";
    private static final String UNDELIVERED =
            "SELECT count(*) FROM etl.corrected_record WHERE batch_id = ? AND undelivered";
    private static final String COUNTED = """
            SELECT count(*) FROM etl.corrected_record AS c JOIN mart.consumer AS m ON m.consumer_id = c.key
            WHERE c.batch_id = ? AND c.undelivered AND c.counted AND m.changed_batch = c.batch_id""";
    private static final String DELIVERED =
            "UPDATE etl.corrected_record SET undelivered = false WHERE batch_id = ? AND undelivered";
    private static final String CHECK = """
            INSERT INTO etl.validation (batch_id, check_name, target, passed, expected, actual) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (batch_id, target, check_name)
            DO UPDATE SET passed = excluded.passed, expected = excluded.expected, actual = excluded.actual""";

    private final RejectedRecords rejectedRecords;

    DeliveryRecords(RejectedRecords rejectedRecords) {
        this.rejectedRecords = rejectedRecords;
    }

    /** Whether it is only corrected rows that are to be delivered. */
    boolean isCorrected(Connection connection, Load load) throws SQLException {
        return asks(connection, UNDELIVERED, load.batchId) > 0;
    }

    void enter(Connection connection, Load load, Delivery delivery) throws SQLException {
        TargetCounts counts = delivery.counts();
        load.smart360Inserted = counts.inserted();
        load.smart360Updated = counts.updated();
        load.smart360Unchanged = counts.unchanged();
        load.smart360Rejected = counts.rejected();
        try (PreparedStatement delete = connection.prepareStatement(PRESENT_AGAIN)) {
            delete.setLong(1, load.batchId);
            delete.setLong(2, load.batchId);
            delete.executeUpdate();
        }
        enterRefusals(connection, load, delivery);
    }

    /** Adds what was delivered of a load since it was corrected. Rows that are counted already are not counted again. */
    void enterCorrected(Connection connection, Load load, Delivery delivery) throws SQLException {
        TargetCounts counts = delivery.counts();
        long counted = asks(connection, COUNTED, load.batchId);
        load.smart360Inserted += counts.inserted();
        load.smart360Updated += Math.max(0, counts.updated() - counted);
        load.smart360Unchanged += Math.max(0, counts.unchanged() - Math.max(0, counted - counts.updated()));
        load.smart360Rejected += counts.rejected();
        update(connection, CORRECTED_PRESENT, load.batchId);
        enterRefusals(connection, load, delivery);
        update(connection, DELIVERED, load.batchId);
    }

    private void enterRefusals(Connection connection, Load load, Delivery delivery) throws SQLException {
        for (Refusal refusal : delivery.refusals()) {
            enter(connection, load.batchId, refusal);
        }
        if (!delivery.refusals().isEmpty()) {
            rejectedRecords.fill(connection, load.batchId);
        }
    }

    /** How many records SMART360 should have after a batch. */
    long expected(Connection connection, long batchId) throws SQLException {
        return asks(connection, Sql.EXPECTED, batchId);
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
            insert.setLong(4, batchId);
            insert.setString(5, refusal.consumerId());
            insert.setString(6, refusal.reason());
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

    private static long asks(Connection connection, String question, long batchId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(question)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void update(Connection connection, String sql, long batchId) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, batchId);
            update.executeUpdate();
        }
    }
}
