package io.penstock.reporting.analytics;

import io.penstock.reporting.chart.Axis;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.Series;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * How loans go by the interest that the clients pay.
 *
 * @param rate percent per year
 * @param clients with this rate, whether they have loans or not
 * @param defaultRate defaulted of all loans; null without loans
 */
public record InterestRates(
        BigDecimal rate, long clients, long loans, long paid, long defaulted, BigDecimal defaultRate) {

    static final Question<InterestRates, List<InterestRates>> QUESTION =
            Question.of("interest-rates", InterestRates::read, InterestRates::draw);

    private static InterestRates read(ResultSet row) throws SQLException {
        long loans = row.getLong("loans");
        long defaulted = row.getLong("defaulted");
        return new InterestRates(
                row.getBigDecimal("rate"),
                row.getLong("clients"),
                loans,
                row.getLong("paid"),
                defaulted,
                Rate.of(defaulted, loans));
    }

    private static Chart draw(List<InterestRates> rates, String currency) {
        return Chart.of(
                        "Loans and defaults by the clients' interest rate",
                        Axis.count("loans"),
                        rates.stream()
                                .map(rate -> rate.rate().toPlainString() + " % a year")
                                .toList(),
                        Series.bars(
                                "loans",
                                rates.stream().map(InterestRates::loans).toList()),
                        Series.rate(
                                "in default",
                                rates.stream().map(InterestRates::defaultRate).toList()))
                .withRates(Axis.share("loans in default"))
                .withNote("Loans in default, of all loans at the rate.");
    }
}
