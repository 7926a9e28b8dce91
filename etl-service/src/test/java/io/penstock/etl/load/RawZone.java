package io.penstock.etl.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.Zstd;
import io.penstock.testkit.Servers;
import io.penstock.testkit.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The ingest service's side of the tests: the views it grants, and the event that tells of a staged batch. */
public final class RawZone {

    private static final AtomicLong BATCHES = new AtomicLong();

    private RawZone() {}

    /** Stages records under a header, so many to a chunk, and tells so; returns the batch. */
    static long stage(String header, List<String> records, int recordsPerChunk) throws SQLException {
        long batchId = store(header, records, recordsPerChunk);
        tell(batchId);
        return batchId;
    }

    /** Stages records without telling. */
    static long store(String header, List<String> records, int recordsPerChunk) throws SQLException {
        long batchId = BATCHES.incrementAndGet();
        try (Connection connection = Servers.postgres().connect("penstock")) {
            createTables(connection);
            store(connection, batchId, header, records, recordsPerChunk);
        }
        return batchId;
    }

    /** Stages the records of a batch, into tables that are there, without telling. */
    public static void store(
            Connection connection, long batchId, String header, List<String> records, int recordsPerChunk)
            throws SQLException {
        int chunks = 0;
        for (int first = 0; first < records.size(); first += recordsPerChunk) {
            List<String> part = records.subList(first, Math.min(records.size(), first + recordsPerChunk));
            storeChunk(connection, batchId, ++chunks, first + 2L, part);
        }
        try (var insert = connection.prepareStatement("INSERT INTO ingest.staged_batch VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, batchId);
            insert.setArray(2, connection.createArrayOf("text", header.split(",")));
            insert.setLong(3, records.size());
            insert.setInt(4, chunks);
            insert.executeUpdate();
        }
    }

    static void tell(long batchId) {
        tell(batchId, "consumers");
    }

    static void tell(long batchId, String feed) {
        tell(batchId, feed, null, false);
    }

    /** Stages records as a trial, and tells so; returns the batch. */
    static long stageTrial(String feed, String header, List<String> records) throws SQLException {
        long batchId = store(header, records, 100);
        tell(batchId, feed, null, true);
        return batchId;
    }

    /** Stages records as an extract of a database, FULL or INCREMENTAL, and tells so; returns the batch. */
    static long stageExtract(String feed, String extract, String header, List<String> records) throws SQLException {
        long batchId = store(header, records, 100);
        tell(batchId, feed, extract, false);
        return batchId;
    }

    private static void tell(long batchId, String feed, String extract, boolean dryRun) {
        Topics.publish("ingestion", Long.toString(batchId), """
                {"batchId":%d,"feed":"%s","name":"file-%d.csv","state":"STAGED","extract":%s,"dryRun":%s}""".formatted(
                        batchId, feed, batchId, extract == null ? null : '"' + extract + '"', dryRun));
    }

    private static void storeChunk(Connection connection, long batchId, int chunk, long firstLine, List<String> records)
            throws SQLException {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            numbered.add((firstLine + i) + "," + records.get(i) + "\n");
        }
        try (var insert = connection.prepareStatement("INSERT INTO ingest.staged_chunk VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, batchId);
            insert.setInt(2, chunk);
            insert.setLong(3, firstLine);
            insert.setBytes(4, Zstd.compress(String.join("", numbered).getBytes(UTF_8)));
            insert.executeUpdate();
        }
    }

    /** The views of the ingest service, as tables. */
    public static void createTables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS ingest.staged_batch (
                        batch_id bigint, header text[], rows bigint, chunks int, chunks_forgotten_at timestamptz,
                        sheet_names text[], sheet_lines bigint[]);
                    CREATE TABLE IF NOT EXISTS ingest.staged_chunk (batch_id bigint, chunk int, first_line bigint, content bytea);
                    GRANT USAGE ON SCHEMA ingest TO etl;
                    GRANT SELECT ON ALL TABLES IN SCHEMA ingest TO etl""");
        }
    }
}
