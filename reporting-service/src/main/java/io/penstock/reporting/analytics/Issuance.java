package io.penstock.reporting.analytics;

import io.penstock.reporting.chart.Axis;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.Labels;
import io.penstock.reporting.chart.Series;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;

/**
 * What was lent in a month.
 *
 * @param month in which the loans were issued, by the lender's calendar
 * @param loans how many
 * @param amount the sum of what was lent, without tax and interest
 */
public record Issuance(YearMonth month, long loans, BigDecimal amount) {

    static final Question<Issuance, List<Issuance>> QUESTION = Question.of("issuance", Issuance::read, Issuance::draw);

    private static Issuance read(ResultSet row) throws SQLException {
        return new Issuance(YearMonth.parse(row.getString("month")), row.getLong("loans"), row.getBigDecimal("amount"));
    }

    private static Chart draw(List<Issuance> months, String currency) {
        return Chart.of(
                        "Loans issued by month",
                        Axis.money("amount lent (" + currency + ")"),
                        months.stream()
                                .map(month -> Labels.month(month.month()))
                                .toList(),
                        Series.bars(
                                "amount lent",
                                months.stream().map(Issuance::amount).toList()),
                        Series.rate(
                                "loans", months.stream().map(Issuance::loans).toList()))
                .withRates(Axis.count("loans"));
    }
}
