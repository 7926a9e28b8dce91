package io.penstock.etl.reject;

import io.penstock.etl.stage.ChunkRecords;
import io.penstock.etl.stage.StagedBatches;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Adds the raw record to rejects that were found after the chunks, where only the line is at hand. */
@ApplicationScoped
public class RejectedRecords {

    private static final String WITHOUT =
            "SELECT line FROM etl.reject WHERE batch_id = ? AND record IS NULL AND line IS NOT NULL";
    private static final String FILL =
            "UPDATE etl.reject SET record = ? WHERE batch_id = ? AND line = ? AND record IS NULL";

    private static final String FILL_CORRECTED = """
            UPDATE etl.reject AS r SET record = c.record FROM etl.corrected_record AS c
            WHERE r.batch_id = ? AND r.record IS NULL AND c.batch_id = r.batch_id AND c.line = r.line""";

    private final StagedBatches batches;

    RejectedRecords(StagedBatches batches) {
        this.batches = batches;
    }

    /** Adds what is missing to the rejects of a load, as it was corrected last; reads each chunk that is needed once. */
    public void fill(Connection connection, long batchId) throws SQLException {
        try (var update = connection.prepareStatement(FILL_CORRECTED)) {
            update.setLong(1, batchId);
            update.executeUpdate();
        }
        SortedSet<Long> lines = linesWithoutRecord(connection, batchId);
        try (var update = connection.prepareStatement(FILL)) {
            Optional<ChunkRecords> chunk = chunkOfFirst(connection, batchId, lines);
            while (chunk.isPresent()) {
                try (ChunkRecords records = chunk.get()) {
                    fill(update, batchId, records, lines);
                }
                chunk = chunkOfFirst(connection, batchId, lines);
            }
            update.executeBatch();
        }
    }

    private static void fill(PreparedStatement update, long batchId, ChunkRecords records, SortedSet<Long> lines)
            throws SQLException {
        while (records.hasNext() && !lines.isEmpty()) {
            ChunkRecords.Line record = records.next();
            if (lines.remove(record.line())) {
                update.setString(1, record.text());
                update.setLong(2, batchId);
                update.setLong(3, record.line());
                update.addBatch();
            }
        }
    }

    /** None if no line is left, or if the chunks were forgotten: then nobody knows the records any more. */
    private Optional<ChunkRecords> chunkOfFirst(Connection connection, long batchId, SortedSet<Long> lines)
            throws SQLException {
        return lines.isEmpty() ? Optional.empty() : batches.chunkOfLine(connection, batchId, lines.first());
    }

    private static SortedSet<Long> linesWithoutRecord(Connection connection, long batchId) throws SQLException {
        SortedSet<Long> lines = new TreeSet<>();
        try (var query = connection.prepareStatement(WITHOUT)) {
            query.setLong(1, batchId);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getLong(1));
                }
            }
        }
        return lines;
    }
}
