package io.penstock.reporting.reminder;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
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

    Holds(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Newest first; none if reminders may go out. */
    List<Hold> current() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLDS.text());
                var rows = statement.executeQuery()) {
            List<Hold> holds = new ArrayList<>();
            while (rows.next()) {
                holds.add(new Hold(
                        rows.getLong("batch_id"),
                        rows.getObject("since", OffsetDateTime.class).toInstant(),
                        rows.getString("detail")));
            }
            return holds;
        } catch (SQLException e) {
            throw new IllegalStateException("holds not read", e);
        }
    }

    /** Lets reminders go out in spite of a load and those before it. Returns false if it does not hold them. */
    boolean release(long batchId, String by) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(RELEASE.text())) {
            statement.setString(1, by);
            statement.setLong(2, batchId);
            return statement.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("hold not released", e);
        }
    }
}
