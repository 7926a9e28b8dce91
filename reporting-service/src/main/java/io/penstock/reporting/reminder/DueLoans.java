package io.penstock.reporting.reminder;

import io.agroal.api.AgroalDataSource;
import io.penstock.reporting.SqlFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/** Selects the loans of a run, handing them on one by one, however many they are. To be called within a transaction. */
@ApplicationScoped
class DueLoans {

    private static final SqlFile FORESEE = SqlFile.of("reminder/foresee.sql");
    private static final SqlFile RECORD = SqlFile.of("reminder/record.sql");
    private static final int ROWS_AT_ONCE = 1_000;

    private final AgroalDataSource dataSource;
    private final ReminderSettings settings;

    DueLoans(AgroalDataSource dataSource, ReminderSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    /** What is done with a selected loan. */
    interface Each {
        void accept(DueLoan loan);
    }

    /** Those that a run of this date would select. */
    void foresee(LocalDate asOf, Each each) {
        select(FORESEE, asOf, null, each);
    }

    /** Records as the run's the reminders that no run has published, and hands on all that are due. */
    void record(LocalDate asOf, long runId, Each each) {
        select(RECORD, asOf, runId, each);
    }

    private void select(SqlFile sql, LocalDate asOf, Long runId, Each each) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql.text())) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setObject(1, asOf);
            statement.setArray(
                    2, connection.createArrayOf("integer", settings.leadDays().toArray()));
            if (runId != null) {
                statement.setLong(3, runId);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.accept(DueLoan.of(rows));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("due loans not selected", e);
        }
    }
}
