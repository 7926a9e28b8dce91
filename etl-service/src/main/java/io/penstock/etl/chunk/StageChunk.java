package io.penstock.etl.chunk;

import io.penstock.etl.clean.CleaningCatalog;
import io.penstock.etl.load.Load;
import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.Mapped;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.NumberConventions;
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
import java.util.Iterator;
import java.util.List;

/** Maps the records of one chunk: good rows go to the stage table as they are mapped, the others are kept for the end. */
public final class StageChunk {

    /** The chunk of records that did not come with the batch: they were corrected later. */
    private static final int NO_CHUNK = 0;

    private static final String COLUMNS = " (batch_id, chunk, line, column_name, rule, reason, record, key)";

    private final long batchId;
    private final int chunk;
    private final List<Found> refused = new ArrayList<>();
    private final List<Found> noticed = new ArrayList<>();
    private final NumberConventions numbers;
    private long read;
    private long unread;

    StageChunk(ChunkPlanned planned, Load load) {
        this(load, planned.chunk());
    }

    private StageChunk(Load load, int chunk) {
        this.batchId = load.batchId;
        this.chunk = chunk;
        this.numbers = new NumberConventions(load.numbersDoubted);
    }

    /** Records of a load that were corrected, in place of a chunk. */
    public static StageChunk corrected(Load load) {
        return new StageChunk(load, NO_CHUNK);
    }

    /** Stages the records, in the transaction of the connection. */
    public ChunkBooks stage(
            Connection connection, MappingPlan plan, RecordMapper mapper, Iterator<ChunkRecords.Line> records)
            throws SQLException {
        long staged;
        try (BinaryCopy rows = new StageTable(plan.dataset(), batchId).write(connection, plan)) {
            while (records.hasNext()) {
                ChunkRecords.Line record = records.next();
                read++;
                take(record, mapper, rows);
            }
            staged = rows.finish();
        }
        write(connection, "etl.reject", refused);
        write(connection, "etl.anomaly", noticed);
        return new ChunkBooks(read, staged, refused.size(), noticed.size(), unread, numbers);
    }

    private void take(ChunkRecords.Line record, RecordMapper mapper, BinaryCopy rows) throws SQLException {
        Mapped mapped = mapper.map(record.fields(), numbers);
        if (mapped instanceof Row row) {
            Object[] values = row.values();
            rows.startRow(values.length + 2);
            rows.write(batchId);
            rows.write(record.line());
            for (Object value : values) {
                rows.write(value);
            }
            for (Finding finding : row.anomalies()) {
                notice(finding, record, mapper);
            }
        } else if (mapped instanceof Rejected rejected) {
            refused.add(new Found(
                    record.line(),
                    rejected.column(),
                    rejected.rule(),
                    rejected.reason(),
                    record.text(),
                    mapper.key(record.fields())));
        }
    }

    /** Keeps the record, and whose it is, where a value of it could not be read: it can be corrected. */
    private void notice(Finding finding, ChunkRecords.Line record, RecordMapper mapper) {
        boolean kept = CleaningCatalog.isUnread(finding.rule());
        unread += kept ? 1 : 0;
        noticed.add(new Found(
                record.line(),
                finding.column(),
                finding.rule(),
                finding.reason(),
                kept ? record.text() : null,
                kept ? mapper.key(record.fields()) : null));
    }

    private void write(Connection connection, String table, List<Found> findings) throws SQLException {
        if (findings.isEmpty()) {
            return;
        }
        try (BinaryCopy rows = BinaryCopy.into(connection, table + COLUMNS)) {
            for (Found one : findings) {
                rows.startRow(8);
                rows.write(batchId);
                rows.write(chunk);
                rows.write(one.line);
                rows.write(one.column);
                rows.write(one.rule);
                rows.write(storable(one.reason));
                rows.write(one.record);
                rows.write(one.key);
            }
            rows.finish();
        }
    }

    /** PostgreSQL's text cannot hold U+0000: its picture U+2400 stands for it. */
    private static String storable(String text) {
        return text.replace('\u0000', '\u2400');
    }

    private record Found(long line, String column, String rule, String reason, String record, String key) {}
}
