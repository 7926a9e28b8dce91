package io.penstock.reporting.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A loan that fell due while reminders were held, whose client was not reminded on its day. */
record MissedReminder(long loanId, long userId, LocalDate dueDate) {

    static MissedReminder of(ResultSet row) throws SQLException {
        return new MissedReminder(
                row.getLong("loan_id"), row.getLong("user_id"), row.getObject("due_date", LocalDate.class));
    }
}
