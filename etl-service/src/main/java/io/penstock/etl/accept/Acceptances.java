package io.penstock.etl.accept;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What people have accepted of a load. */
final class Acceptances {

    private static final String OF_LOAD = "SELECT * FROM etl.acceptance WHERE batch_id = ? ORDER BY id DESC";
    private static final String ONE = "SELECT * FROM etl.acceptance WHERE id = ?";
    private static final String OPEN = "SELECT rejects, unread FROM mart.open_findings(?, ?, ?)";
    private static final String ADD = "SELECT mart.accept_findings(?, ?, ?, ?, ?)";
    private static final String WITHOUT_FINDINGS = "SELECT mart.lines_without_findings(?, ?)";

    private final Connection connection;
    private final long batchId;

    Acceptances(Connection connection, long batchId) {
        this.connection = connection;
        this.batchId = batchId;
    }

    /** All of them, newest first. */
    List<Acceptance> all() throws SQLException {
        return read(OF_LOAD, batchId);
    }

    /** What would be accepted. */
    Acceptance open(AcceptanceForm form) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OPEN)) {
            set(query, form);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Acceptance.ofNothing(batchId, form, row.getLong(1), row.getLong(2));
            }
        }
    }

    /** Accepts what is open. */
    Acceptance add(AcceptanceForm form, String user) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(ADD)) {
            set(call, form);
            call.setString(4, user);
            call.setString(5, form.reason());
            try (ResultSet row = call.executeQuery()) {
                row.next();
                Long id = row.getObject(1, Long.class);
                return id == null
                        ? Acceptance.ofNothing(batchId, form, 0, 0)
                        : read(ONE, id).get(0);
            }
        }
    }

    /** Lines of the form that are neither rejected nor have an unread value. */
    List<Long> linesWithoutFindings(AcceptanceForm form) throws SQLException {
        List<Long> lines = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(WITHOUT_FINDINGS)) {
            query.setLong(1, batchId);
            query.setArray(2, array("bigint", form.lines()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getLong(1));
                }
            }
        }
        return lines;
    }

    private void set(PreparedStatement statement, AcceptanceForm form) throws SQLException {
        statement.setLong(1, batchId);
        statement.setArray(2, array("text", form.rules()));
        statement.setArray(3, array("bigint", form.lines()));
    }

    private List<Acceptance> read(String sql, long id) throws SQLException {
        List<Acceptance> acceptances = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    acceptances.add(acceptance(row));
                }
            }
        }
        return acceptances;
    }

    private static Acceptance acceptance(ResultSet row) throws SQLException {
        return new Acceptance(
                row.getLong("id"),
                row.getLong("batch_id"),
                row.getString("accepted_by"),
                row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                row.getArray("rules") == null
                        ? null
                        : List.of((String[]) row.getArray("rules").getArray()),
                row.getArray("lines") == null
                        ? null
                        : List.of((Long[]) row.getArray("lines").getArray()),
                row.getLong("rejects"),
                row.getLong("unread"));
    }

    private Array array(String type, Collection<?> values) throws SQLException {
        return values == null ? null : connection.createArrayOf(type, values.toArray());
    }
}
