package io.penstock.reporting.summary;

import java.math.BigDecimal;
import java.time.LocalDate;

/** A loan in default, by ids; whom it was lent to is looked up by those who may. */
record LoanInDefault(
        long loanId,
        long userId,
        LocalDate dueDate,
        BigDecimal dueAmount,
        BigDecimal amountPaid,
        BigDecimal outstanding) {}
