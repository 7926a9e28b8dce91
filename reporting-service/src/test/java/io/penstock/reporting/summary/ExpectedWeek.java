package io.penstock.reporting.summary;

import io.penstock.reporting.summary.Loans.Loan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The figures of the seven days before a day, computed from rows one by one. */
record ExpectedWeek(List<Loan> loans, LocalDate end) {

    Figures figures() {
        List<Loan> issued = having(loan -> within(loan.createdAt()));
        List<Loan> paid = having(loan -> within(loan.paidAt()));
        List<Loan> defaulted = having(loan -> loan.status().equals("default") && within(loan.dueAt()));
        long onTime = paid.stream()
                .filter(loan -> !loan.paidAt().isAfter(loan.dueAt()))
                .count();
        return new Figures(
                issued.size(),
                sum(issued, Loan::amount),
                paid.size(),
                sum(paid, Loan::paid),
                onTime,
                paid.isEmpty()
                        ? null
                        : BigDecimal.valueOf((double) onTime / paid.size()).setScale(4, RoundingMode.HALF_UP),
                defaulted.size(),
                sum(defaulted, loan -> loan.due().subtract(loan.paid())));
    }

    private List<Loan> having(Predicate<Loan> what) {
        return loans.stream().filter(what).toList();
    }

    private boolean within(LocalDateTime at) {
        return at != null && !at.isBefore(end.minusDays(7).atStartOfDay()) && at.isBefore(end.atStartOfDay());
    }

    private static BigDecimal sum(List<Loan> loans, Function<Loan, BigDecimal> amount) {
        return loans.stream().map(amount).reduce(new BigDecimal("0.00"), BigDecimal::add);
    }
}
