package io.penstock.notification.report;

import static io.penstock.notification.report.Change.Meaning.MORE_IS_BETTER;
import static io.penstock.notification.report.Change.Meaning.MORE_IS_WORSE;
import static io.penstock.notification.report.Change.Meaning.NEITHER;

import io.penstock.notification.report.Change.Meaning;
import io.penstock.notification.report.WeeklySummary.Week;
import java.math.BigDecimal;
import java.util.List;

/** One line of the comparison: a figure this week and the week before. */
record Figure(String label, String now, String before, Change change) {

    /** All figures, in the order of a loan's life. */
    static List<Figure> of(WeeklySummary summary) {
        Week now = summary.thisWeek();
        Week before = summary.weekBefore();
        String in = summary.currency();
        return List.of(
                count("Loans issued", now.loansIssued(), before.loansIssued(), NEITHER),
                money("Amount issued", in, now.amountIssued(), before.amountIssued(), NEITHER),
                count("Loans paid", now.loansPaid(), before.loansPaid(), MORE_IS_BETTER),
                money("Amount paid", in, now.amountPaid(), before.amountPaid(), MORE_IS_BETTER),
                count("Paid on time", now.paidOnTime(), before.paidOnTime(), MORE_IS_BETTER),
                share("Share on time", now.onTimeShare(), before.onTimeShare(), MORE_IS_BETTER),
                count("Defaults", now.defaults(), before.defaults(), MORE_IS_WORSE),
                money("Amount in default", in, now.amountDefaulted(), before.amountDefaulted(), MORE_IS_WORSE));
    }

    private static Figure count(String label, long now, long before, Meaning meaning) {
        return new Figure(label, Numbers.count(now), Numbers.count(before), Change.of(now, before, meaning));
    }

    private static Figure money(String label, String currency, BigDecimal now, BigDecimal before, Meaning meaning) {
        return new Figure(
                label, Numbers.money(currency, now), Numbers.money(currency, before), Change.of(now, before, meaning));
    }

    private static Figure share(String label, BigDecimal now, BigDecimal before, Meaning meaning) {
        return new Figure(label, Numbers.share(now), Numbers.share(before), Change.ofShares(now, before, meaning));
    }
}
