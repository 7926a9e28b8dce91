package io.penstock.reporting.analytics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.reporting.chart.Axis;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.Labels;
import io.penstock.reporting.chart.Series;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;

/**
 * What the lending earned and lost, by the month in which the loans were issued.
 *
 * @param total of all months
 */
public record Profitability(List<Season> months, Season total) {

    static final Question<Season, Profitability> QUESTION =
            new Question<>("profitability", Season::read, Profitability::of, Profitability::draw);

    /**
     * The loans issued in a month, or all of them.
     *
     * @param month null, and left out, in the total
     * @param lent without tax and interest
     * @param due with both
     * @param paid so far, in part too
     * @param interest of paid loans: what was paid above what was lent and its tax
     * @param tax of all loans
     * @param writtenOff of defaulted loans: what was lent and its tax, less what was paid
     * @param profit interest less what was written off; loans still ongoing count for nothing
     * @param open of ongoing loans: what is due and not yet paid
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Season(
            YearMonth month,
            BigDecimal lent,
            BigDecimal due,
            BigDecimal paid,
            BigDecimal interest,
            BigDecimal tax,
            BigDecimal writtenOff,
            BigDecimal profit,
            BigDecimal open) {

        private static Season read(ResultSet row) throws SQLException {
            String month = row.getString("month");
            return new Season(
                    month == null ? null : YearMonth.parse(month),
                    row.getBigDecimal("lent"),
                    row.getBigDecimal("due"),
                    row.getBigDecimal("paid"),
                    row.getBigDecimal("interest"),
                    row.getBigDecimal("tax"),
                    row.getBigDecimal("written_off"),
                    row.getBigDecimal("profit"),
                    row.getBigDecimal("open"));
        }
    }

    /** The statement gives the total last. */
    private static Profitability of(List<Season> seasons) {
        int last = seasons.size() - 1;
        return new Profitability(List.copyOf(seasons.subList(0, last)), seasons.get(last));
    }

    private static Chart draw(Profitability answer, String currency) {
        List<Season> months = answer.months();
        return Chart.of(
                        "Profitability by month of issue, settled loans",
                        Axis.money("amount (" + currency + ")"),
                        months.stream()
                                .map(season -> Labels.month(season.month()))
                                .toList(),
                        Series.bars("interest", each(months, Season::interest)),
                        Series.bars("written off", each(months, Season::writtenOff)),
                        Series.line("profit", each(months, Season::profit)))
                .withNote(
                        "Interest of paid loans, less what was lent with its tax and not paid back, of loans in default.");
    }

    private static List<BigDecimal> each(List<Season> months, Function<Season, BigDecimal> figure) {
        return months.stream().map(figure).toList();
    }
}
