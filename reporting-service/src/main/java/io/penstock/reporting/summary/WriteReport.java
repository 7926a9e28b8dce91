package io.penstock.reporting.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Writes reports, in the current transaction. */
@ApplicationScoped
class WriteReport {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final SqlFile REPLACE = SqlFile.of("summary/report-replace.sql");
    private static final SqlFile INSERT = SqlFile.of("summary/report-insert.sql");
    private static final SqlFile INSERT_FILE = SqlFile.of("summary/report-file-insert.sql");

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    WriteReport(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    private interface Step<T> {
        T run(PreparedStatement statement) throws SQLException;
    }

    /** Nobody else writes a report of this week until the transaction has ended. */
    void lock(Week week) {
        with(LOCK, PreparedStatement::execute, "report " + Summary.KIND + " " + week.first() + " " + week.end());
    }

    /** The report that is there, if any, is no longer the current one. */
    void replace(Week week, Instant at) {
        with(REPLACE.text(), PreparedStatement::executeUpdate, utc(at), Summary.KIND, week.first(), week.end());
    }

    Summary insert(Draft draft) {
        long reportId = with(
                INSERT.text(),
                WriteReport::generated,
                Summary.KIND,
                draft.week().first(),
                draft.week().end(),
                draft.forced(),
                written(draft.content()),
                utc(draft.madeAt()),
                draft.madeBy());
        for (ReportFile file : draft.files()) {
            insert(reportId, file);
        }
        return draft.kept(reportId);
    }

    private void insert(long reportId, ReportFile file) {
        with(
                INSERT_FILE.text(),
                PreparedStatement::executeUpdate,
                reportId,
                file.name(),
                file.contentType(),
                file.contentId(),
                file.inline(),
                file.content());
    }

    private <T> T with(String sql, Step<T> step, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return step.run(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("report not written", e);
        }
    }

    private static long generated(PreparedStatement statement) throws SQLException {
        try (var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private String written(SummaryContent content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("summary cannot be written as JSON", e);
        }
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
