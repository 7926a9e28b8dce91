package io.penstock.notification.report;

import io.penstock.testkit.Servers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Puts reports where reporting keeps them. */
final class ReportRows {

    private ReportRows() {}

    static void create() {
        execute("""
                CREATE TABLE IF NOT EXISTS reporting.ready_report (report_id bigint, kind text, period_start date,
                    period_end date, content jsonb);
                CREATE TABLE IF NOT EXISTS reporting.ready_report_file (report_id bigint, name text, content_type text,
                    content_id text, inline boolean, content bytea);
                GRANT USAGE ON SCHEMA reporting TO notification;
                GRANT SELECT ON reporting.ready_report, reporting.ready_report_file TO notification
                """);
    }

    static void report(long id, String start, String end, String content) {
        execute(
                "INSERT INTO reporting.ready_report VALUES (?, 'WEEKLY_SUMMARY', ?::date, ?::date, ?::jsonb)",
                id,
                start,
                end,
                content);
    }

    static void file(long id, String name, String type, String contentId, byte[] content) {
        execute(
                "INSERT INTO reporting.ready_report_file VALUES (?, ?, ?, ?, ?, ?)",
                id,
                name,
                type,
                contentId,
                contentId != null,
                content);
    }

    private static void execute(String sql, Object... parameters) {
        try (Connection connection = Servers.postgres().connect("penstock");
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
