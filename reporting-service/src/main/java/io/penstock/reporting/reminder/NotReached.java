package io.penstock.reporting.reminder;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * A reminder that was published though it was foreseen that it cannot be sent.
 *
 * @param channel EMAIL, SMS or null
 * @param reason NO_CONTACT: no address that works is known; OPTED_OUT: no messages are wanted there
 */
public record NotReached(long loanId, long userId, LocalDate dueDate, int leadDays, String channel, Reach reason) {

    static NotReached of(ResultSet row) throws SQLException {
        return new NotReached(
                row.getLong("loan_id"),
                row.getLong("user_id"),
                row.getObject("due_date", LocalDate.class),
                row.getInt("lead_days"),
                row.getString("channel"),
                Reach.valueOf(row.getString("outcome")));
    }
}
