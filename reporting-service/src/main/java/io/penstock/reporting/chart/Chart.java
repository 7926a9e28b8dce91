package io.penstock.reporting.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a chart shows.
 *
 * <pre>{@code
 * Chart chart = Chart.of("Loans by month", Axis.count("loans"), List.of("Nov 2023", "Dec 2023"),
 *         Series.bars("issued", List.of(310, 295)), Series.rate("in default", List.of(0.12, 0.15)))
 *     .withRates(Axis.share("in default"));
 * byte[] png = DrawChart.png(chart, Size.WEB);
 * }</pre>
 *
 * @param note a line below the title, or empty
 * @param rates the second axis, null if no series is drawn on it
 * @param categories from left to right, or from top to bottom
 * @param horizontal whether the bars lie, for long names of categories
 */
public record Chart(
        String title,
        String note,
        Axis values,
        Axis rates,
        List<String> categories,
        List<Series> series,
        boolean horizontal) {

    public Chart {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(note, "note");
        Objects.requireNonNull(values, "values");
        categories = List.copyOf(categories);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().size() != categories.size()) {
                throw new IllegalArgumentException("expected " + categories.size() + " values of " + one.name()
                        + ", found " + one.values().size());
            }
        }
    }

    /** A chart with its categories from left to right. */
    public static Chart of(String title, Axis values, List<String> categories, Series... series) {
        return new Chart(title, "", values, null, categories, Arrays.asList(series), false);
    }

    /** With a second axis, on the right, for the series made by {@link Series#rate}. */
    public Chart withRates(Axis axis) {
        return new Chart(title, note, values, axis, categories, series, horizontal);
    }

    /** With a line below the title. */
    public Chart withNote(String text) {
        return new Chart(title, text, values, rates, categories, series, horizontal);
    }

    /** With bars that lie, the first category on top. */
    public Chart lying() {
        return new Chart(title, note, values, rates, categories, series, true);
    }
}
