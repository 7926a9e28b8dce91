package io.penstock.reporting.pipeline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a row of the view {@code pipeline}. */
final class BatchWayRow {

    private final ResultSet row;

    BatchWayRow(ResultSet row) {
        this.row = row;
    }

    BatchWay read() throws SQLException {
        return new BatchWay(
                row.getObject("batch_id", Long.class),
                row.getString("feed"),
                row.getString("name"),
                row.getBoolean("trial"),
                State.valueOf(row.getString("state")),
                instant("received_at"),
                instant("updated_at"),
                row.getInt("progress"),
                intake(),
                row.getString("load_state") == null ? null : load(),
                row.getObject("smart360_inserted") == null ? null : smart360(),
                row.getObject("cohort_id") == null ? null : workbook(),
                validation(),
                messages());
    }

    private BatchWay.Intake intake() throws SQLException {
        return new BatchWay.Intake(
                row.getString("intake_state"),
                row.getLong("intake_rows"),
                row.getInt("intake_chunks"),
                instant("staged_at"),
                row.getString("intake_detail"));
    }

    private BatchWay.Load load() throws SQLException {
        return new BatchWay.Load(
                row.getString("dataset"),
                row.getString("load_state"),
                row.getInt("load_chunks"),
                row.getInt("chunks_done"),
                row.getLong("read"),
                row.getLong("inserted"),
                row.getLong("updated"),
                row.getLong("unchanged"),
                row.getLong("duplicate"),
                row.getLong("rejected"),
                row.getLong("anomalies"),
                row.getLong("unread"),
                row.getLong("accepted_rejects"),
                row.getLong("accepted_unread"),
                instant("started_at"),
                instant("finished_at"),
                instant("undone_at"),
                row.getString("load_detail"));
    }

    private BatchWay.Smart360 smart360() throws SQLException {
        return new BatchWay.Smart360(
                row.getLong("smart360_inserted"),
                row.getLong("smart360_updated"),
                row.getLong("smart360_unchanged"),
                row.getLong("smart360_rejected"));
    }

    private BatchWay.Workbook workbook() throws SQLException {
        return new BatchWay.Workbook(
                row.getLong("cohort_id"),
                row.getString("workbook_state"),
                row.getString("workbook_name"),
                row.getObject("workbook_found", Long.class),
                row.getObject("workbook_not_found", Long.class),
                row.getString("workbook_detail"));
    }

    private BatchWay.Validation validation() throws SQLException {
        return new BatchWay.Validation(
                row.getBoolean("validation_failed"),
                row.getString("validation_kind"),
                row.getString("rules"),
                row.getString("unread_rules"),
                row.getString("checks"),
                row.getObject("balanced", Boolean.class),
                row.getString("validation_detail"));
    }

    private BatchWay.Messages messages() throws SQLException {
        return new BatchWay.Messages(
                row.getLong("pending"),
                row.getLong("accepted"),
                row.getLong("delivered"),
                row.getLong("failed"),
                row.getLong("unknown"),
                row.getLong("suppressed"));
    }

    private Instant instant(String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
