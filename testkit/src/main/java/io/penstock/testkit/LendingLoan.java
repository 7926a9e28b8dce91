package io.penstock.testkit;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A loan in a lender's books: 90 days, no instalments, tax of 0.38 % and 0.0082 % a day, interest by days of a year of
 * 360, each rounded to the cent.
 *
 * @param amount in whole units of money
 * @param paidAt null unless paid
 * @param share of the due amount that was paid, 0 to 1
 */
record LendingLoan(
        long userId,
        LocalDateTime createdAt,
        LocalDateTime paidAt,
        String status,
        long amount,
        int interestRate,
        double share) {
    static final String HEADER =
            "user_id,loan_id,created_at,due_at,paid_at,status,loan_amount,tax,due_amount,amount_paid";
    static final int DAYS = 90;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    LocalDateTime dueAt() {
        return createdAt.plusDays(DAYS);
    }

    String line(int loanId) {
        return userId + "," + loanId + "," + time(createdAt) + "," + time(dueAt()) + "," + time(paidAt) + "," + status
                + "," + amount + ".0," + money(tax()) + "," + money(due()) + "," + money((long) (due() * share));
    }

    /** In cents: 1.118 % of the amount. */
    private long tax() {
        return (amount * 1118 + 500) / 1000;
    }

    /** In cents, with a quarter of a year's interest. */
    private long due() {
        return amount * 100 + tax() + (amount * interestRate + 2) / 4;
    }

    static String time(LocalDateTime time) {
        return time == null ? "" : TIME.format(time);
    }

    private static String money(long cents) {
        long rest = cents % 100;
        return cents / 100 + (rest < 10 ? ".0" : ".") + rest;
    }
}
