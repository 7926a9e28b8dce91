package io.penstock.etl.chunk;

import io.penstock.etl.stage.ChunkPlanned;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Which chunks of a load are done. */
@ApplicationScoped
class ChunkRegistry {

    private static final String LOCK = """
            SELECT c.done OR l.finished_at IS NOT NULL AS over FROM etl.chunk AS c JOIN etl.load AS l USING (batch_id)
            WHERE c.batch_id = ? AND c.chunk = ? FOR UPDATE OF c""";
    private static final String DONE = """
            UPDATE etl.chunk SET
                done = true, read = ?, staged = ?, rejected = ?, anomalies = ?, worker = ?, done_at = clock_timestamp()
            WHERE batch_id = ? AND chunk = ?""";

    /**
     * Locks a chunk until the transaction ends; waits for another worker that has it.
     *
     * @return whether it is still to be done
     */
    boolean lockUnlessDone(Connection connection, ChunkPlanned planned) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOCK)) {
            query.setLong(1, planned.batchId());
            query.setInt(2, planned.chunk());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && !row.getBoolean("over");
            }
        }
    }

    void markDone(Connection connection, ChunkPlanned planned, ChunkBooks books) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(DONE)) {
            update.setLong(1, books.read());
            update.setLong(2, books.staged());
            update.setLong(3, books.rejected());
            update.setLong(4, books.anomalies());
            update.setString(5, Worker.NAME);
            update.setLong(6, planned.batchId());
            update.setInt(7, planned.chunk());
            update.executeUpdate();
        }
    }
}
