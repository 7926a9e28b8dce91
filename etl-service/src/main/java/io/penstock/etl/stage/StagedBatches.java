package io.penstock.etl.stage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the raw zone through the views that the ingest service grants. */
@ApplicationScoped
public class StagedBatches {

    private static final String BATCH = """
            SELECT header, rows, chunks, chunks_forgotten_at IS NULL AS kept FROM ingest.staged_batch WHERE batch_id = ?""";
    private static final String SHEETS = """
            SELECT sheet.name, sheet.first_line
            FROM ingest.staged_batch, unnest(sheet_names, sheet_lines) AS sheet (name, first_line) WHERE batch_id = ?""";
    private static final String CHUNK = "SELECT content FROM ingest.staged_chunk WHERE batch_id = ? AND chunk = ?";
    private static final String CHUNK_OF_LINE = """
            SELECT content FROM ingest.staged_chunk
            WHERE batch_id = ? AND first_line <= ? ORDER BY first_line DESC LIMIT 1""";

    /** The batch, if it is staged. */
    public Optional<StagedBatch> batch(Connection connection, long batchId) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(BATCH)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Array header = row.getArray("header");
                return Optional.of(new StagedBatch(
                        List.of((String[]) header.getArray()),
                        row.getLong("rows"),
                        row.getInt("chunks"),
                        row.getBoolean("kept")));
            }
        }
    }

    /** Where the lines of a batch stand in its workbook, if its table goes on over several sheets. */
    public SheetPlaces places(Connection connection, long batchId) throws SQLException {
        NavigableMap<Long, String> sheets = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(SHEETS)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    sheets.put(row.getLong("first_line"), row.getString("name"));
                }
            }
        }
        return new SheetPlaces(sheets);
    }

    /** The records of a chunk. */
    public ChunkRecords chunk(Connection connection, long batchId, int chunk) throws SQLException {
        return records(connection, CHUNK, batchId, chunk)
                .orElseThrow(() -> new IllegalStateException("chunk is not kept any more batchId=" + batchId));
    }

    /** The records of the chunk that holds a line; none if they were forgotten. */
    public Optional<ChunkRecords> chunkOfLine(Connection connection, long batchId, long line) throws SQLException {
        return records(connection, CHUNK_OF_LINE, batchId, line);
    }

    private static Optional<ChunkRecords> records(Connection connection, String sql, long batchId, long number)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, batchId);
            query.setLong(2, number);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(ChunkRecords.of(row.getBytes("content"))) : Optional.empty();
            }
        }
    }

    /**
     * A batch as it was taken in.
     *
     * @param header names of the columns, as found
     * @param rows records, without the header
     * @param chunks number of chunks
     * @param isKept whether the chunks are still there; they are forgotten after a time
     */
    public record StagedBatch(List<String> header, long rows, int chunks, boolean isKept) {}
}
