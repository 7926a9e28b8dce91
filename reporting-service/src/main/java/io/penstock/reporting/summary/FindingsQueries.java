package io.penstock.reporting.summary;

import io.penstock.reporting.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * The questions that a summary asks the database.
 *
 * @param zone the lender's, in which a day of an installation's event is told
 */
record FindingsQueries(Connection connection, String zone) {

    private static final SqlFile DAYS = SqlFile.of("summary/days.sql");
    private static final SqlFile DEFAULTS = SqlFile.of("summary/defaults.sql");
    private static final SqlFile BATCHES = SqlFile.of("summary/batches.sql");
    private static final SqlFile REJECTS = SqlFile.of("summary/rejects.sql");

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<Day> days(Week week) throws SQLException {
        return query(
                DAYS,
                row -> new Day(
                        row.getObject("day", LocalDate.class),
                        row.getLong("loans_issued"),
                        row.getBigDecimal("amount_issued"),
                        row.getLong("loans_paid"),
                        row.getBigDecimal("amount_paid"),
                        row.getLong("paid_on_time"),
                        row.getLong("defaults"),
                        row.getBigDecimal("amount_defaulted")),
                week.first(),
                week.end());
    }

    List<LoanInDefault> defaults(Week week) throws SQLException {
        return query(
                DEFAULTS,
                row -> new LoanInDefault(
                        row.getLong("loan_id"),
                        row.getLong("user_id"),
                        row.getObject("due_date", LocalDate.class),
                        row.getBigDecimal("due_amount"),
                        row.getBigDecimal("amount_paid"),
                        row.getBigDecimal("outstanding")),
                week.first(),
                week.end());
    }

    List<EndedLoad> loads(Week week) throws SQLException {
        return query(
                BATCHES,
                row -> new EndedLoad(
                        row.getLong("batch_id"),
                        row.getString("name"),
                        row.getString("dataset"),
                        row.getString("state"),
                        row.getLong("read"),
                        row.getLong("inserted"),
                        row.getLong("updated"),
                        row.getLong("unchanged"),
                        row.getLong("duplicate"),
                        row.getLong("rejected"),
                        row.getObject("finished_at", LocalDateTime.class)),
                week.first(),
                week.end(),
                zone);
    }

    List<Quality.Rejects> rejects(Week week) throws SQLException {
        return query(
                REJECTS,
                row -> new Quality.Rejects(row.getString("rule"), row.getString("dataset"), row.getLong("rows")),
                week.first(),
                week.end(),
                zone);
    }

    private <T> List<T> query(SqlFile question, Reader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question.text())) {
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
        }
    }
}
