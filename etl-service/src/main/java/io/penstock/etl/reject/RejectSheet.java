package io.penstock.etl.reject;

import io.penstock.etl.load.Load;
import io.penstock.etl.plan.Bound;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.plan.RecordMapper;
import io.penstock.etl.stage.ChunkRecords;
import io.penstock.etl.stage.StagedBatches;
import io.penstock.etl.stage.StagedBatches.StagedBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How rejects are laid out for a person who mends them: what is wrong, then the record under the file's own header. What
 * a record has beyond its header stands in a last column, as one CSV line.
 *
 * @param header names of the file's columns; empty if the batch is not kept any more
 * @param mapper knows which column of the file became which of the dataset; null if no plan fits the header now
 */
public record RejectSheet(List<String> header, RecordMapper mapper) {

    /** Columns before those of the file. */
    public static final List<String> LEADING = List.of("Line", "Column", "Rule", "Reason");

    /** The column after those of the file. */
    public static final String FURTHER = "Further fields";

    /** The sheet of a load, as its file was and as its plan is. */
    static RejectSheet of(Connection connection, Load load, StagedBatches batches, MappingPlans plans)
            throws SQLException {
        List<String> header =
                batches.batch(connection, load.batchId).map(StagedBatch::header).orElse(List.of());
        Optional<RecordMapper> mapper = plans.forFeed(load.feed)
                .map(plan -> RecordMapper.bind(plan, header))
                .filter(Bound.class::isInstance)
                .map(binding -> ((Bound) binding).mapper());
        return new RejectSheet(header, mapper.orElse(null));
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(LEADING);
        columns.addAll(header);
        columns.add(FURTHER);
        return columns;
    }

    /** The fields of a record, one per column of the file and one for all others; null where it has none. */
    String[] cells(String record) {
        int width = header.size();
        String[] fields =
                record == null ? new String[0] : ChunkRecords.Line.of(0, record).fields();
        String[] cells = new String[width + 1];
        Arrays.setAll(cells, i -> i < fields.length ? fields[i].replace('\u0000', '\u2400') : null);
        cells[width] = null;
        if (fields.length > width) {
            cells[width] = new ChunkRecords.Line(0, Arrays.copyOfRange(fields, width, fields.length)).text();
        }
        return cells;
    }

    /** What is wrong, by the position of the file's column; at none of them if it is the record as a whole. */
    Map<Integer, String> faults(Reject reject) {
        Map<Integer, String> faults = new LinkedHashMap<>();
        String column = reject.column();
        for (String part : reject.reason().split("; also (?=[a-z0-9_]+: )", -1)) {
            int colon = part.indexOf(": ");
            boolean first = part.equals(reject.reason()) || faults.isEmpty();
            String target = first || colon < 0 ? column : part.substring(0, colon);
            int field = mapper == null || target == null ? -1 : mapper.fieldOf(target);
            if (field >= 0) {
                faults.merge(field, first ? part : part.substring(colon + 2), (one, other) -> one + "; " + other);
            }
        }
        return faults;
    }
}
