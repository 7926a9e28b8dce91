package io.penstock.reporting.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A loan that a run selects.
 *
 * @param daysLeft from the run's business date to the due date
 * @param leadDays the lead whose turn it is
 * @param channel EMAIL, SMS or null
 * @param publishedBy the run that published this reminder before, or null
 * @param isNew whether this run is the one to publish it
 */
record DueLoan(
        long loanId,
        long userId,
        LocalDate dueDate,
        int daysLeft,
        int leadDays,
        String channel,
        Reach reach,
        Long publishedBy,
        boolean isNew) {

    static DueLoan of(ResultSet row) throws SQLException {
        return new DueLoan(
                row.getLong("loan_id"),
                row.getLong("user_id"),
                row.getObject("due_date", LocalDate.class),
                row.getInt("days_left"),
                row.getInt("lead_days"),
                row.getString("channel"),
                Reach.valueOf(row.getString("outcome")),
                row.getObject("published_by", Long.class),
                row.getBoolean("is_new"));
    }
}
