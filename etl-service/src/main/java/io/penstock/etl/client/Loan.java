package io.penstock.etl.client;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;

/**
 * A loan as the mart has it. Times are local times of the lender's zone.
 *
 * @param paidAt only of paid ones
 * @param status paid, default or ongoing
 */
public record Loan(
        long loanId,
        long userId,
        LocalDateTime createdAt,
        LocalDateTime dueAt,
        LocalDateTime paidAt,
        String status,
        BigDecimal loanAmount,
        BigDecimal tax,
        BigDecimal dueAmount,
        BigDecimal amountPaid) {

    /** Numbers of the same value are the same, however many decimals they were written with. */
    public Loan {
        loanAmount = Content.plain(loanAmount);
        tax = Content.plain(tax);
        dueAmount = Content.plain(dueAmount);
        amountPaid = Content.plain(amountPaid);
    }

    static Loan of(ResultSet row) throws SQLException {
        return new Loan(
                row.getLong("loan_id"),
                row.getLong("user_id"),
                row.getObject("created_at", LocalDateTime.class),
                row.getObject("due_at", LocalDateTime.class),
                row.getObject("paid_at", LocalDateTime.class),
                row.getString("status"),
                row.getBigDecimal("loan_amount"),
                row.getBigDecimal("tax"),
                row.getBigDecimal("due_amount"),
                row.getBigDecimal("amount_paid"));
    }
}
