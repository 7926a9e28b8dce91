package io.penstock.etl.correct;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was sent to correct loads. */
@ApplicationScoped
class Corrections {

    private static final String COLUMNS =
            "id, batch_id, sent_by, sent_at, rows, mended, still_rejected, still_unread, rows_changed_elsewhere,"
                    + " changed_elsewhere, sha256";
    private static final String OF_LOAD =
            "SELECT " + COLUMNS + " FROM etl.correction WHERE batch_id = ? ORDER BY id DESC";
    private static final String SAME =
            "SELECT " + COLUMNS + " FROM etl.correction WHERE batch_id = ? AND sha256 = ? AND NOT superseded";
    private static final String ADD = """
            INSERT INTO etl.correction (batch_id, sent_by, rows, mended, still_rejected, still_unread,
                rows_changed_elsewhere, changed_elsewhere, sha256)
            SELECT $1, ?, count(*), count(*) FILTER (WHERE NOT rejected AND NOT unread), count(*) FILTER (WHERE rejected),
                   count(*) FILTER (WHERE unread AND NOT rejected), count(changed_elsewhere),
                   coalesce((
                       SELECT jsonb_agg(jsonb_build_object('line', line, 'columns', changed_elsewhere) ORDER BY line)
                       FROM (SELECT * FROM sent_row WHERE changed_elsewhere IS NOT NULL ORDER BY line LIMIT 20)
                   ), '[]'), ?
            FROM (
                SELECT s.changed_elsewhere,
                       EXISTS (SELECT FROM etl.reject WHERE batch_id = $1 AND line = s.line) AS rejected,
                       EXISTS (SELECT FROM etl.anomaly
                               WHERE batch_id = $1 AND line = s.line AND record IS NOT NULL) AS unread
                FROM sent_row AS s
            )
            RETURNING\s""".replace("$1", "%1$d") + COLUMNS;

    private final AgroalDataSource dataSource;

    Corrections(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of a load, newest first. */
    List<Correction> of(long batchId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(OF_LOAD)) {
            query.setLong(1, batchId);
            return read(query);
        } catch (SQLException e) {
            throw new IllegalStateException("corrections cannot be read batchId=" + batchId, e);
        }
    }

    /** What came of the same content, if it was sent to the load as it is. */
    Optional<Correction> of(long batchId, String sha256) {
        try (Connection connection = dataSource.getConnection()) {
            return same(connection, batchId, sha256);
        } catch (SQLException e) {
            throw new IllegalStateException("corrections cannot be read batchId=" + batchId, e);
        }
    }

    /** The same, within a transaction. */
    Optional<Correction> same(Connection connection, long batchId, String sha256) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SAME)) {
            query.setLong(1, batchId);
            query.setString(2, sha256);
            return read(query).stream().findFirst();
        }
    }

    /** Enters what came of the rows that were sent. */
    Correction add(Connection connection, long batchId, String user, String sha256) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD.formatted(batchId))) {
            insert.setString(1, user);
            insert.setString(2, sha256);
            return read(insert).get(0);
        }
    }

    private static List<Correction> read(PreparedStatement statement) throws SQLException {
        List<Correction> corrections = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                corrections.add(new Correction(
                        row.getLong("id"),
                        row.getLong("batch_id"),
                        row.getString("sent_by"),
                        row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                        row.getLong("rows"),
                        row.getLong("mended"),
                        row.getLong("still_rejected"),
                        row.getLong("still_unread"),
                        row.getLong("rows_changed_elsewhere"),
                        row.getString("changed_elsewhere"),
                        row.getString("sha256")));
            }
        }
        return corrections;
    }
}
