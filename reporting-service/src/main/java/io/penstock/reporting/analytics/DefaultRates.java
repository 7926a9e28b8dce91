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
 * How many of the loans that a batch of clients was given in a month are in default.
 *
 * @param month in which the loans were issued: their season
 * @param batch of the clients
 * @param rate defaulted of all loans
 */
public record DefaultRates(YearMonth month, long batch, long loans, long defaulted, BigDecimal rate) {

    static final Question<DefaultRates, List<DefaultRates>> QUESTION =
            Question.of("default-rates", DefaultRates::read, DefaultRates::draw);

    private static DefaultRates read(ResultSet row) throws SQLException {
        long loans = row.getLong("loans");
        long defaulted = row.getLong("defaulted");
        return new DefaultRates(
                YearMonth.parse(row.getString("month")),
                row.getLong("batch"),
                loans,
                defaulted,
                Rate.of(defaulted, loans));
    }

    private static Chart draw(List<DefaultRates> rates, String currency) {
        List<YearMonth> months =
                rates.stream().map(DefaultRates::month).distinct().toList();
        return Chart.of(
                        "Default rate by month of issue and batch of clients",
                        Axis.share("loans in default"),
                        months.stream().map(Labels::month).toList(),
                        rates.stream()
                                .map(DefaultRates::batch)
                                .distinct()
                                .sorted()
                                .map(batch -> Series.line("batch " + batch, ofBatch(batch, months, rates)))
                                .toArray(Series[]::new))
                .withNote(
                        "Loans now in default, of all loans issued to the batch's clients in the month; recent ones are not due yet.");
    }

    private static List<BigDecimal> ofBatch(long batch, List<YearMonth> months, List<DefaultRates> rates) {
        return months.stream()
                .map(month -> rates.stream()
                        .filter(rate -> rate.batch() == batch && rate.month().equals(month))
                        .map(DefaultRates::rate)
                        .findAny()
                        .orElse(null))
                .toList();
    }
}
