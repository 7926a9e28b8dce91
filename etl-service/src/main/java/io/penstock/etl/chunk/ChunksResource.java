package io.penstock.etl.chunk;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.Load;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How replicas share a load. */
@Path("/loads/{batchId}/chunks")
public class ChunksResource {

    private static final String CHUNKS = """
            SELECT chunk, done, coalesce(read, 0) AS read, coalesce(rejected, 0) AS rejected,
                   CASE WHEN done THEN worker END AS worker, CASE WHEN done THEN done_at END AS done_at
            FROM etl.chunk WHERE batch_id = ? ORDER BY chunk""";

    private final AgroalDataSource dataSource;

    ChunksResource(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @GET
    @RolesAllowed("viewer")
    @Operation(summary = "The chunks of a load: which are done, by which replica, and when")
    public List<ChunkView> list(@PathParam("batchId") long batchId) {
        List<ChunkView> chunks = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(CHUNKS)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    chunks.add(view(row));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("chunks cannot be read batchId=" + batchId, e);
        }
        if (chunks.isEmpty() && Load.findByIdOptional(batchId).isEmpty()) {
            throw new NotFoundException("no load of batch " + batchId);
        }
        return chunks;
    }

    private static ChunkView view(ResultSet row) throws SQLException {
        OffsetDateTime doneAt = row.getObject("done_at", OffsetDateTime.class);
        return new ChunkView(
                row.getInt("chunk"),
                row.getBoolean("done"),
                row.getLong("read"),
                row.getLong("rejected"),
                row.getString("worker"),
                doneAt == null ? null : doneAt.toInstant());
    }
}
