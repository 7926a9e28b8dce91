package io.penstock.etl.reject;

import io.agroal.api.AgroalDataSource;
import io.penstock.etl.load.Load;
import io.penstock.etl.plan.MappingPlans;
import io.penstock.etl.stage.SheetPlaces;
import io.penstock.etl.stage.StagedBatches;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads rejects and anomalies in the order of the file, however many there are, in flat memory. */
@ApplicationScoped
class Findings {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final String REJECTS = """
            SELECT line, column_name, rule, reason, record, acceptance IS NOT NULL AS accepted FROM etl.reject
            WHERE batch_id = ? ORDER BY line, rule""";
    private static final String ANOMALIES = """
            SELECT line, column_name, rule, reason, record IS NOT NULL AS unread, acceptance IS NOT NULL AS accepted
            FROM etl.anomaly
            WHERE batch_id = ? ORDER BY line, column_name, rule""";
    /** One row per line, with all that is wrong with it, as a reject has it. */
    private static final String UNREAD = """
            SELECT line, min(column_name) FILTER (WHERE nth = 1) AS column_name, min(rule) FILTER (WHERE nth = 1) AS rule,
                   string_agg(CASE WHEN nth > 1 THEN column_name || ': ' ELSE '' END || reason, '; also ' ORDER BY nth) AS reason,
                   min(record) AS record, bool_and(acceptance IS NOT NULL) AS accepted
            FROM (
                SELECT *, row_number() OVER (PARTITION BY line ORDER BY column_name, rule) AS nth
                FROM etl.anomaly WHERE batch_id = ? AND record IS NOT NULL
            ) AS finding
            GROUP BY line ORDER BY line""";

    private static final String COUNT_REJECTS = "SELECT count(*) FROM etl.reject WHERE batch_id = ?";
    private static final String COUNT_ANOMALIES = "SELECT count(*) FROM etl.anomaly WHERE batch_id = ?";
    private static final String COUNT_UNREAD =
            "SELECT count(DISTINCT line) FROM etl.anomaly WHERE batch_id = ? AND record IS NOT NULL";

    private final AgroalDataSource dataSource;
    private final StagedBatches batches;
    private final MappingPlans plans;

    Findings(AgroalDataSource dataSource, StagedBatches batches, MappingPlans plans) {
        this.dataSource = dataSource;
        this.batches = batches;
        this.plans = plans;
    }

    /** How the records of a load are laid out that can be corrected. */
    RejectSheet sheet(Load load) {
        try (Connection connection = dataSource.getConnection()) {
            return RejectSheet.of(connection, load, batches, plans);
        } catch (SQLException e) {
            throw new IllegalStateException("header cannot be read batchId=" + load.batchId, e);
        }
    }

    long countRejects(long batchId) {
        return count(COUNT_REJECTS, batchId);
    }

    long countAnomalies(long batchId) {
        return count(COUNT_ANOMALIES, batchId);
    }

    /** Records that were loaded though values of them could not be read. */
    long countUnread(long batchId) {
        return count(COUNT_UNREAD, batchId);
    }

    private long count(String sql, long batchId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, batchId);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("findings cannot be counted batchId=" + batchId, e);
        }
    }

    void rejects(long batchId, Sink<Reject> sink) throws IOException {
        read(REJECTS, batchId, (row, places) -> sink.take(reject(row, places)));
    }

    void anomalies(long batchId, Sink<Anomaly> sink) throws IOException {
        read(ANOMALIES, batchId, (row, places) -> sink.take(anomaly(row, places)));
    }

    void unread(long batchId, Sink<Reject> sink) throws IOException {
        read(UNREAD, batchId, (row, places) -> sink.take(reject(row, places)));
    }

    private void read(String sql, long batchId, RowReader reader) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            SheetPlaces places = batches.places(connection, batchId);
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setFetchSize(ROWS_AT_ONCE);
                query.setLong(1, batchId);
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows, places);
                    }
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IOException("findings cannot be read batchId=" + batchId, e);
        }
    }

    private static Reject reject(ResultSet row, SheetPlaces places) throws SQLException {
        Long line = row.getObject("line", Long.class);
        return new Reject(
                line,
                places.sheet(line),
                places.row(line),
                row.getString("column_name"),
                row.getString("rule"),
                row.getString("reason"),
                row.getString("record"),
                row.getBoolean("accepted"));
    }

    private static Anomaly anomaly(ResultSet row, SheetPlaces places) throws SQLException {
        long line = row.getLong("line");
        return new Anomaly(
                line,
                places.sheet(line),
                places.row(line),
                row.getString("column_name"),
                row.getString("rule"),
                row.getString("reason"),
                row.getBoolean("unread"),
                row.getBoolean("accepted"));
    }

    /** Takes what is read, one after the other. */
    interface Sink<T> {
        void take(T one) throws IOException;
    }

    private interface RowReader {
        void read(ResultSet row, SheetPlaces places) throws SQLException, IOException;
    }
}
