package io.penstock.etl.correct;

import io.penstock.etl.hold.HoldLoad;
import io.penstock.etl.load.Load;
import io.penstock.etl.reject.RejectedRecords;
import io.penstock.etl.stage.StageTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Stages and merges corrected records: first those that the mart has, because values of them could not be read or only the
 * target had refused them; then those new to the mart.
 */
@ApplicationScoped
class MergeCorrected {

    private static final String BEGIN = "SELECT mart.begin_correction(?)";
    private static final String MERGE_KNOWN = "CALL mart.merge_known(?, ?, ?)";
    private static final String MERGE = "CALL mart.merge_corrected(?, ?)";
    private static final String TO_DELIVER = "SELECT mart.deliver_corrected(?)";
    private static final String UNDELIVERED =
            "SELECT EXISTS (SELECT FROM etl.corrected_record WHERE batch_id = ? AND undelivered)";

    private final RejectedRecords rejectedRecords;

    MergeCorrected(RejectedRecords rejectedRecords) {
        this.rejectedRecords = rejectedRecords;
    }

    void merge(Connection connection, Load load, RunAgain records) throws SQLException {
        if (!asks(connection, BEGIN, load.batchId)) {
            throw HoldLoad.conflict("expected a load whose rows are merged by their key, found one of " + load.dataset);
        }
        StageTable stage = new StageTable(load.dataset, load.batchId);
        if (!stage.reopen(connection)) {
            throw HoldLoad.busy();
        }
        stage.empty(connection);
        for (SentGroup group : SentGroup.values()) {
            if (records.stage(group) > 0) {
                merge(connection, load, group);
                asks(connection, TO_DELIVER, load.batchId);
                stage.empty(connection);
            }
        }
        rejectedRecords.fill(connection, load.batchId);
    }

    /** Whether corrected rows of a load are still to be brought to its target. */
    boolean hasUndelivered(Connection connection, long batchId) throws SQLException {
        return asks(connection, UNDELIVERED, batchId);
    }

    private static void merge(Connection connection, Load load, SentGroup group) throws SQLException {
        boolean known = group != SentGroup.REJECTED;
        try (PreparedStatement call = connection.prepareStatement(known ? MERGE_KNOWN : MERGE)) {
            call.setString(1, load.dataset);
            call.setLong(2, load.batchId);
            if (known) {
                call.setBoolean(3, group == SentGroup.UNREAD);
            }
            call.execute();
        }
    }

    private static boolean asks(Connection connection, String question, long batchId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(question)) {
            query.setLong(1, batchId);
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
