package io.penstock.notification.report;

import io.penstock.testkit.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Puts reports where reporting keeps them, as its role. */
final class ReportRows {

    private static final String REPORT = """
            INSERT INTO reporting.report (kind, period_start, period_end, forced, content, made_at, made_by, replaced_at)
            VALUES ('WEEKLY_SUMMARY', ?::date, ?::date, false, ?::jsonb, now(), 'test', now())
            RETURNING report_id
            """;
    private static final String FILE = """
            INSERT INTO reporting.report_file (report_id, name, content_type, content_id, inline, content)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING report_id
            """;

    private ReportRows() {}

    /** Answers the report's id. */
    static long report(String start, String end, String content) {
        return insert(REPORT, start, end, content);
    }

    static void file(long id, String name, String type, String contentId, byte[] content) {
        insert(FILE, id, name, type, contentId, contentId != null, content);
    }

    private static long insert(String sql, Object... parameters) {
        try (Connection connection = Servers.postgres().connect("penstock", "reporting", "reporting");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet inserted = statement.executeQuery()) {
                inserted.next();
                return inserted.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
