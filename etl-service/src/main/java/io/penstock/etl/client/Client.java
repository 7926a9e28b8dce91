package io.penstock.etl.client;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/**
 * A client of the lender as the mart has it. Times are local times of the lender's zone.
 *
 * @param status approved or denied
 * @param batch the lender's wave of clients
 * @param interestRate per year, in percent
 * @param deniedReason only of denied ones, as is {@code deniedAt}
 */
public record Client(
        long userId,
        LocalDateTime createdAt,
        String status,
        long batch,
        BigDecimal creditLimit,
        BigDecimal interestRate,
        String deniedReason,
        LocalDateTime deniedAt) {

    /** Numbers of the same value are the same, however many decimals they were written with. */
    public Client {
        creditLimit = Content.plain(creditLimit);
        interestRate = Content.plain(interestRate);
    }

    static Client of(ResultSet row) throws SQLException {
        return new Client(
                row.getLong("user_id"),
                row.getObject("created_at", LocalDateTime.class),
                row.getString("status"),
                row.getLong("batch"),
                row.getBigDecimal("credit_limit"),
                row.getBigDecimal("interest_rate"),
                row.getString("denied_reason"),
                row.getObject("denied_at", LocalDateTime.class));
    }

    Client createdAt(LocalDateTime time) {
        return new Client(userId, time, status, batch, creditLimit, interestRate, deniedReason, deniedAt);
    }
}
