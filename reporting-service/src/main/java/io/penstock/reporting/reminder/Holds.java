package io.penstock.reporting.reminder;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import io.penstock.reporting.reminder.Hold.Cause;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What holds reminders, and what a person has released. */
@ApplicationScoped
class Holds {

    private static final SqlFile HOLDS = SqlFile.of("reminder/holds.sql");
    private static final SqlFile RELEASE = SqlFile.of("reminder/release.sql");

    private final AgroalDataSource dataSource;
    private final ReminderSettings settings;

    Holds(AgroalDataSource dataSource, ReminderSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** Newest first; none if reminders may go out. */
    List<Hold> current() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLDS.text())) {
            statement.setDouble(1, settings.maxRejectedShare());
            List<Hold> holds = new ArrayList<>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    holds.add(holdOf(rows));
                }
            }
            return holds;
        } catch (SQLException e) {
            throw new IllegalStateException("holds not read", e);
        }
    }

    private static Hold holdOf(ResultSet row) throws SQLException {
        return new Hold(
                row.getLong("batch_id"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Cause.valueOf(row.getString("cause")),
                row.getString("detail"));
    }

    /** Lets reminders go out in spite of a batch and those before it. Returns false if it does not hold them. */
    boolean release(long batchId, String by) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE.text())) {
            statement.setString(1, by);
            statement.setDouble(2, settings.maxRejectedShare());
            statement.setLong(3, batchId);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("hold not released", e);
        }
    }
}
