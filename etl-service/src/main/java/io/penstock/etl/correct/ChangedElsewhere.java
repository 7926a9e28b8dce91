package io.penstock.etl.correct;

import io.penstock.etl.check.RowCheck;
import io.penstock.etl.plan.Finding;
import io.penstock.etl.plan.Mapped;
import io.penstock.etl.plan.MappingPlan;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.plan.Rejected;
import io.penstock.etl.plan.Row;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds columns of corrected records that came back changed although nothing was wrong with them. A spreadsheet program takes
 * zeros off numbers and rewrites dates without being asked: such a change is taken, and told.
 */
final class ChangedElsewhere {

    private static final String MARK = "UPDATE sent_row SET changed_elsewhere = ? WHERE line = ?";
    private static final String NOTICE = """
            WITH noticed AS (
                INSERT INTO etl.anomaly (batch_id, line, rule, reason)
                SELECT $1, s.line, 'changed-elsewhere',
                       'expected changes in the columns that were at fault only, found changes in '
                           || array_to_string(s.changed_elsewhere, ', ')
                FROM sent_row AS s
                WHERE s.changed_elsewhere IS NOT NULL
                AND NOT EXISTS (SELECT FROM etl.reject AS r WHERE r.batch_id = $1 AND r.line = s.line)
                RETURNING 1
            )
            UPDATE etl.load SET anomalies = anomalies + (SELECT count(*) FROM noticed) WHERE batch_id = $1""";

    private final RecordMapper mapper;
    private final MappingPlan plan;
    private final List<String> header;

    ChangedElsewhere(RecordMapper mapper, MappingPlan plan, List<String> header) {
        this.mapper = mapper;
        this.plan = plan;
        this.header = header;
    }

    /** Marks the rows that were sent of these records. */
    void mark(Connection connection, List<SentRecord> records) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            for (SentRecord record : records) {
                List<String> columns = columns(record);
                if (!columns.isEmpty()) {
                    mark.setArray(1, connection.createArrayOf("text", columns.toArray()));
                    mark.setLong(2, record.sent().line());
                    mark.addBatch();
                }
            }
            mark.executeBatch();
        }
    }

    /** Notices the changes of the rows that were loaded. */
    static void notice(Connection connection, long batchId) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(NOTICE.replace("$1", Long.toString(batchId)));
        }
    }

    /** Columns of the file; none if the record as a whole was at fault. */
    private List<String> columns(SentRecord record) {
        String[] sent = record.sent().fields();
        String[] former = record.former().fields();
        Set<Integer> atFault = new HashSet<>();
        if (former.length != header.size() || sent.length != former.length || !gatherFaults(record, atFault)) {
            return List.of();
        }
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < sent.length; i++) {
            if (!atFault.contains(i) && !sent[i].strip().equals(former[i].strip())) {
                changed.add(header.get(i));
            }
        }
        return changed;
    }

    /** Whether what was wrong with a record can be told by its fields. */
    private boolean gatherFaults(SentRecord record, Set<Integer> fields) {
        List<String> targets = Stream.concat(Stream.of(record.column() == null ? "" : record.column()), faults(record))
                .toList();
        if (record.column() == null || targets.contains("")) {
            return false;
        }
        for (String target : targets) {
            fields.addAll(mapper.fieldsOf(target));
            plan.rowChecks().stream()
                    .filter(check -> check.column().equals(target))
                    .map(RowCheck::other)
                    .forEach(other -> fields.addAll(mapper.fieldsOf(other)));
        }
        return true;
    }

    private Stream<String> faults(SentRecord record) {
        Mapped former = mapper.map(record.former().fields());
        List<Finding> findings = former instanceof Rejected rejected ? rejected.faults() : ((Row) former).anomalies();
        return findings.stream().map(finding -> finding.column() == null ? "" : finding.column());
    }
}
