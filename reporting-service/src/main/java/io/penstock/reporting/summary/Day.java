package io.penstock.reporting.summary;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The loans of a day.
 *
 * @param amountIssued what was lent, without tax and interest
 * @param amountPaid in full, of the loans paid that day
 * @param paidOnTime of the loans paid, those paid when they were due or before
 * @param defaults loans in default that were due that day
 * @param amountDefaulted what is still owed on them
 */
record Day(
        LocalDate date,
        long loansIssued,
        BigDecimal amountIssued,
        long loansPaid,
        BigDecimal amountPaid,
        long paidOnTime,
        long defaults,
        BigDecimal amountDefaulted) {}
