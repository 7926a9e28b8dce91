package io.penstock.reporting.summary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the summaries that are kept. */
@ApplicationScoped
class Reports {

    private static final String SUMMARIES = """
            SELECT report_id, kind, period_start, period_end, forced, made_at, made_by, content,
                replaced_at IS NULL AS current
            FROM report WHERE kind = 'WEEKLY_SUMMARY'
            """;
    private static final String CURRENT =
            SUMMARIES + " AND period_start = ? AND period_end = ? AND replaced_at IS NULL";
    private static final String ONE = SUMMARIES + " AND report_id = ?";
    private static final String NEWEST = SUMMARIES + " ORDER BY period_end DESC, report_id DESC LIMIT ?";
    private static final String FILE = """
            SELECT name, content_type, content_id, content FROM report_file
            WHERE report_id = ? AND content_type = ? AND (?::text IS NULL OR name = ?)
            """;

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    Reports(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    Optional<Summary> current(Week week) {
        return query(CURRENT, this::summary, week.first(), week.end()).stream().findAny();
    }

    Optional<Summary> one(long reportId) {
        return query(ONE, this::summary, reportId).stream().findAny();
    }

    /** The week that ended last comes first. */
    List<Summary> newest(int limit) {
        return query(NEWEST, this::summary, limit);
    }

    Optional<ReportFile> workbook(long reportId) {
        return query(FILE, Reports::file, reportId, ReportFile.XLSX, null, null).stream()
                .findAny();
    }

    Optional<ReportFile> chart(long reportId, String name) {
        return query(FILE, Reports::file, reportId, ReportFile.PNG, name, name).stream()
                .findAny();
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("reports not read", e);
        }
    }

    private Summary summary(ResultSet row) throws SQLException {
        try {
            return new Summary(
                    row.getLong("report_id"),
                    row.getString("kind"),
                    row.getObject("period_start", LocalDate.class),
                    row.getObject("period_end", LocalDate.class),
                    row.getBoolean("forced"),
                    row.getObject("made_at", OffsetDateTime.class).toInstant(),
                    row.getString("made_by"),
                    row.getBoolean("current"),
                    json.readValue(row.getString("content"), SummaryContent.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("report is not of the form it is kept in", e);
        }
    }

    private static ReportFile file(ResultSet row) throws SQLException {
        return new ReportFile(
                row.getString("name"),
                row.getString("content_type"),
                row.getString("content_id"),
                row.getBytes("content"));
    }
}
