package io.penstock.etl.correct;

import io.penstock.etl.chunk.ChunkBooks;
import io.penstock.etl.chunk.StageChunk;
import io.penstock.etl.load.Load;
import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.stage.ChunkRecords.Line;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs the records that were sent through the plan again and stages those that are good now, some at a time. */
final class RunAgain {

    private static final String KEEP_RECORD = """
            INSERT INTO etl.corrected_record (batch_id, line, record) VALUES (?, ?, ?)
            ON CONFLICT (batch_id, line) DO UPDATE SET record = excluded.record, key = NULL, undelivered = false,
                counted = false""";
    private static final String FORGET = "SELECT mart.forget_findings(?, ?)";
    private static final String REPEATS = "UPDATE sent_row SET repeats = true WHERE line = ANY (?)";
    private static final String ENTER = """
            UPDATE etl.load SET
                rejected = rejected + ?, anomalies = anomalies + ?, unread = unread + ?, staged = staged + ?
            WHERE batch_id = ?""";

    private final Connection connection;
    private final Load load;
    private final long batchId;
    private final MappingPlan plan;
    private final RecordMapper mapper;
    private final SentColumns columns;
    private final ChangedElsewhere changedElsewhere;

    RunAgain(
            Connection connection,
            Load load,
            MappingPlan plan,
            RecordMapper mapper,
            SentColumns columns,
            ChangedElsewhere changedElsewhere) {
        this.connection = connection;
        this.load = load;
        this.batchId = load.batchId;
        this.plan = plan;
        this.mapper = mapper;
        this.columns = columns;
        this.changedElsewhere = changedElsewhere;
    }

    /** Stages records of one group again. */
    long stage(SentGroup group) throws SQLException {
        long staged = 0;
        long last = Long.MIN_VALUE;
        List<SentRecord> records = next(last, group);
        while (!records.isEmpty()) {
            last = records.get(records.size() - 1).sent().line();
            staged += stage(group == SentGroup.REJECTED ? changed(records) : acceptable(records, group));
            records = next(last, group);
        }
        return staged;
    }

    private long stage(List<SentRecord> records) throws SQLException {
        List<Line> lines = records.stream().map(SentRecord::sent).toList();
        try (var forget = connection.prepareStatement(FORGET)) {
            forget.setLong(1, batchId);
            forget.setArray(2, array(lines));
            forget.execute();
        }
        keep(lines);
        changedElsewhere.mark(connection, records);
        ChunkBooks books = StageChunk.corrected(load).stage(connection, plan, mapper, lines.iterator());
        try (var enter = connection.prepareStatement(ENTER)) {
            enter.setLong(1, books.rejected());
            enter.setLong(2, books.anomalies());
            enter.setLong(3, books.unread());
            enter.setLong(4, books.staged());
            enter.setLong(5, batchId);
            enter.executeUpdate();
        }
        return books.staged();
    }

    private List<SentRecord> changed(List<SentRecord> records) throws SQLException {
        List<Line> repeats = records.stream()
                .filter(record -> record.isRepeat(mapper, plan))
                .map(SentRecord::sent)
                .toList();
        try (var mark = connection.prepareStatement(REPEATS)) {
            mark.setArray(1, array(repeats));
            mark.executeUpdate();
        }
        return records.stream().filter(record -> !record.mustStay()).toList();
    }

    private List<SentRecord> acceptable(List<SentRecord> records, SentGroup group) throws SQLException {
        List<SentRecord> acceptable = new ArrayList<>();
        for (SentRecord record : records) {
            Finding refusal = record.refusal(mapper, plan);
            if (refusal != null) {
                refuse(record.sent(), refusal, group);
            } else if (group == SentGroup.REFUSED || !record.isStillUnread(mapper)) {
                acceptable.add(record);
            }
        }
        return acceptable;
    }

    /** The record is in the mart and its books, and stays what it was there: one that the target refused, or an unread one. */
    private void refuse(Line sent, Finding refusal, SentGroup group) throws SQLException {
        try (var update = connection.prepareStatement(group.refuse())) {
            update.setString(1, group.reason(refusal).replace('\u0000', '\u2400'));
            update.setLong(2, batchId);
            update.setLong(3, sent.line());
            update.executeUpdate();
        }
    }

    private void keep(List<Line> lines) throws SQLException {
        try (var insert = connection.prepareStatement(KEEP_RECORD)) {
            for (Line line : lines) {
                insert.setLong(1, batchId);
                insert.setLong(2, line.line());
                insert.setString(3, line.text());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<SentRecord> next(long after, SentGroup group) throws SQLException {
        List<SentRecord> records = new ArrayList<>();
        try (var query = connection.prepareStatement(group.next())) {
            query.setLong(1, batchId);
            query.setLong(2, after);
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    long line = row.getLong("line");
                    String record = row.getString("record");
                    Line former = record == null ? new Line(line, new String[0]) : Line.of(line, record);
                    List<String> cells =
                            List.of(Line.of(line, row.getString("cells")).fields());
                    String[] fields = columns.fields(cells, former.fields());
                    records.add(new SentRecord(
                            new Line(line, fields), former, row.getString("rule"), row.getString("column_name")));
                }
            }
        }
        return records;
    }

    private java.sql.Array array(List<Line> lines) throws SQLException {
        return connection.createArrayOf("bigint", lines.stream().map(Line::line).toArray());
    }
}
