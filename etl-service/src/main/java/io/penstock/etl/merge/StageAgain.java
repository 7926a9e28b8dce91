package io.penstock.etl.merge;

import io.penstock.etl.load.Load;
import io.penstock.etl.load.LoadState;
import io.penstock.etl.load.Loads;
import io.penstock.etl.stage.HandOutChunks;
import io.penstock.etl.stage.StageTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Hands every chunk of a load out again: when a crash of the server has emptied the unlogged stage, or when only the whole file
 * shows how its numbers are written.
 */
@ApplicationScoped
class StageAgain {

    private static final Logger LOG = Logger.getLogger(StageAgain.class);

    private final Loads loads;
    private final HandOutChunks handOut;

    StageAgain(Loads loads, HandOutChunks handOut) {
        this.loads = loads;
        this.handOut = handOut;
    }

    void everything(Connection connection, Load load, StageTable stage, String reason) throws SQLException {
        stage.empty(connection);
        execute(
                connection,
                "UPDATE etl.chunk SET done = false, handed_out_at = now() WHERE batch_id = ?",
                load.batchId);
        execute(connection, "DELETE FROM etl.reject WHERE batch_id = ?", load.batchId);
        execute(connection, "DELETE FROM etl.anomaly WHERE batch_id = ?", load.batchId);
        load.chunksDone = 0;
        load.read = 0;
        load.staged = 0;
        load.rejected = 0;
        load.anomalies = 0;
        load.unread = 0;
        loads.advance(load, LoadState.CHUNKING);
        handOut.of(load.batchId, load.chunks);
        LOG.warnf("chunks are run again batchId=%d chunks=%d reason=%s", load.batchId, load.chunks, reason);
    }

    private static void execute(Connection connection, String sql, long batchId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, batchId);
            statement.executeUpdate();
        }
    }
}
