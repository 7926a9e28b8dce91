package io.penstock.reporting.summary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The loans of a week; each figure is the sum of its {@linkplain Day days}.
 *
 * @param onTimeShare of the loans paid, 0 to 1; null if none was paid
 */
public record Figures(
        long loansIssued,
        BigDecimal amountIssued,
        long loansPaid,
        BigDecimal amountPaid,
        long paidOnTime,
        BigDecimal onTimeShare,
        long defaults,
        BigDecimal amountDefaulted) {

    private static final int SHARE_DECIMALS = 4;
    private static final int CENTS = 2;

    static Figures of(List<Day> days) {
        long paid = sum(days, Day::loansPaid);
        long onTime = sum(days, Day::paidOnTime);
        return new Figures(
                sum(days, Day::loansIssued),
                total(days, Day::amountIssued),
                paid,
                total(days, Day::amountPaid),
                onTime,
                share(onTime, paid),
                sum(days, Day::defaults),
                total(days, Day::amountDefaulted));
    }

    boolean nothingHappened() {
        return loansIssued == 0 && loansPaid == 0 && defaults == 0;
    }

    /** Null if there is nothing to have a share of. */
    static BigDecimal share(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SHARE_DECIMALS, RoundingMode.HALF_UP);
    }

    private static long sum(List<Day> days, ToLongFunction<Day> figure) {
        return days.stream().mapToLong(figure).sum();
    }

    private static BigDecimal total(List<Day> days, Function<Day, BigDecimal> figure) {
        return days.stream()
                .map(figure)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(CENTS, RoundingMode.HALF_UP);
    }
}
