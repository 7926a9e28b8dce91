package io.penstock.ingest.batch;

import io.agroal.api.AgroalDataSource;
import io.penstock.ingest.table.Chunk;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Where the records of all batches lie. Plain JDBC: a chunk is bytes, not an entity. */
@ApplicationScoped
class ChunkTable {
    private static final String INSERT =
            "INSERT INTO chunk (batch_id, chunk, first_line, records, content) VALUES (?, ?, ?, ?, ?)";

    private static final String DELETE = """
            DELETE FROM chunk
            WHERE batch_id = ? AND chunk IN (SELECT chunk FROM chunk WHERE batch_id = ? ORDER BY chunk LIMIT ?)""";

    private final AgroalDataSource dataSource;

    ChunkTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Deletes the chunks of a batch in the current transaction, this many at most; returns how many there were. */
    int delete(long batchId, int most) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setLong(1, batchId);
            delete.setLong(2, batchId);
            delete.setInt(3, most);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("chunks not deleted batchId=%d".formatted(batchId), e);
        }
    }

    /** Stores a chunk in the current transaction. */
    void insert(long batchId, Chunk chunk) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, batchId);
            insert.setInt(2, chunk.number());
            insert.setLong(3, chunk.firstLine());
            insert.setInt(4, chunk.records());
            insert.setBytes(5, chunk.content());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "chunk not stored batchId=%d chunk=%d".formatted(batchId, chunk.number()), e);
        }
    }
}
