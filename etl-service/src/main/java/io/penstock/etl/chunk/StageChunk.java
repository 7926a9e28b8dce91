package io.penstock.etl.chunk;

import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.Mapped;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.plan.Rejected;
import io.penstock.etl.plan.Row;
import io.penstock.etl.stage.BinaryCopy;
import io.penstock.etl.stage.ChunkPlanned;
import io.penstock.etl.stage.ChunkRecords;
import io.penstock.etl.stage.StageTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Maps the records of one chunk: good rows go to the stage table as they are mapped, the others are kept for the end. */
final class StageChunk {

    private final long batchId;
    private final int chunk;
    private final List<Refused> refused = new ArrayList<>();
    private final List<Noticed> noticed = new ArrayList<>();
    private long read;

    StageChunk(ChunkPlanned planned) {
        this.batchId = planned.batchId();
        this.chunk = planned.chunk();
    }

    ChunkBooks stage(Connection connection, MappingPlan plan, RecordMapper mapper, ChunkRecords records)
            throws SQLException {
        long staged;
        try (BinaryCopy rows = new StageTable(plan.dataset(), batchId).write(connection, plan)) {
            while (records.hasNext()) {
                ChunkRecords.Line record = records.next();
                read++;
                take(record, mapper.map(record.fields()), rows);
            }
            staged = rows.finish();
        }
        writeRejects(connection);
        writeAnomalies(connection);
        return new ChunkBooks(read, staged, refused.size(), noticed.size());
    }

    private void take(ChunkRecords.Line record, Mapped mapped, BinaryCopy rows) throws SQLException {
        if (mapped instanceof Row row) {
            Object[] values = row.values();
            rows.startRow(values.length + 2);
            rows.write(batchId);
            rows.write(record.line());
            for (Object value : values) {
                rows.write(value);
            }
            for (Finding finding : row.anomalies()) {
                noticed.add(new Noticed(record.line(), finding));
            }
        } else if (mapped instanceof Rejected rejected) {
            refused.add(new Refused(record.line(), rejected, record.text()));
        }
    }

    private void writeRejects(Connection connection) throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        try (BinaryCopy rows =
                BinaryCopy.into(connection, "etl.reject (batch_id, chunk, line, column_name, rule, reason, record)")) {
            for (Refused one : refused) {
                rows.startRow(7);
                rows.write(batchId);
                rows.write(chunk);
                rows.write(one.line);
                rows.write(one.why.column());
                rows.write(one.why.rule());
                rows.write(storable(one.why.reason()));
                rows.write(one.record);
            }
            rows.finish();
        }
    }

    private void writeAnomalies(Connection connection) throws SQLException {
        if (noticed.isEmpty()) {
            return;
        }
        try (BinaryCopy rows =
                BinaryCopy.into(connection, "etl.anomaly (batch_id, chunk, line, column_name, rule, reason)")) {
            for (Noticed one : noticed) {
                rows.startRow(6);
                rows.write(batchId);
                rows.write(chunk);
                rows.write(one.line);
                rows.write(one.what.column());
                rows.write(one.what.rule());
                rows.write(storable(one.what.reason()));
            }
            rows.finish();
        }
    }

    /** PostgreSQL's text cannot hold U+0000: its picture U+2400 stands for it. */
    private static String storable(String text) {
        return text.replace('\u0000', '\u2400');
    }

    private record Refused(long line, Rejected why, String record) {}

    private record Noticed(long line, Finding what) {}
}
