package io.penstock.notification.report;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a weekly summary says: the content of a report as its maker keeps it.
 *
 * @param zone of the days
 * @param currency code of all amounts
 */
record WeeklySummary(
        String zone, String currency, Week thisWeek, Week weekBefore, Quality quality, List<Chart> charts) {

    WeeklySummary {
        requireNonNull(zone, "zone");
        requireNonNull(currency, "currency");
        requireNonNull(thisWeek, "thisWeek");
        requireNonNull(weekBefore, "weekBefore");
        requireNonNull(quality, "quality");
        charts = List.copyOf(charts);
    }

    /**
     * The loans of seven days.
     *
     * @param onTimeShare of the loans paid, 0 to 1; null when none was paid
     * @param amountDefaulted what is still owed on the defaults
     */
    record Week(
            Long loansIssued,
            BigDecimal amountIssued,
            Long loansPaid,
            BigDecimal amountPaid,
            Long paidOnTime,
            BigDecimal onTimeShare,
            Long defaults,
            BigDecimal amountDefaulted) {

        Week {
            requireNonNull(loansIssued, "loansIssued");
            requireNonNull(amountIssued, "amountIssued");
            requireNonNull(loansPaid, "loansPaid");
            requireNonNull(amountPaid, "amountPaid");
            requireNonNull(paidOnTime, "paidOnTime");
            requireNonNull(defaults, "defaults");
            requireNonNull(amountDefaulted, "amountDefaulted");
        }

        boolean isEmpty() {
            return loansIssued == 0 && loansPaid == 0 && defaults == 0;
        }
    }

    /** The loads that finished within the week, in rows. */
    record Quality(long batches, long failed, long read, long loaded, long rejected, List<Rejects> rejectsByRule) {

        Quality {
            rejectsByRule = List.copyOf(rejectsByRule);
        }
    }

    /**
     * How many rows of a dataset a rule rejected.
     *
     * @param rule {@code unspecified} for rows of batches that had so few that nobody was told of them
     */
    record Rejects(String rule, String dataset, long rows) {

        boolean isSpecified() {
            return !"unspecified".equals(rule);
        }
    }

    /** A picture, by the Content-ID of its file. */
    record Chart(String contentId, String title) {}
}
