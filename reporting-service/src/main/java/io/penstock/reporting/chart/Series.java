package io.penstock.reporting.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The values of one thing over the categories of a chart.
 *
 * @param name shown in the legend
 * @param values one per category; null or NaN where there is none, which leaves a gap
 */
public record Series(String name, Mark mark, List<? extends Number> values) {

    /** How the values are drawn. */
    public enum Mark {
        BAR,
        LINE,
        /** A line on the second axis, which is on the right. */
        RATE
    }

    public Series {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(mark, "mark");
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    public static Series bars(String name, List<? extends Number> values) {
        return new Series(name, Mark.BAR, values);
    }

    public static Series line(String name, List<? extends Number> values) {
        return new Series(name, Mark.LINE, values);
    }

    /** Drawn on the second axis. */
    public static Series rate(String name, List<? extends Number> values) {
        return new Series(name, Mark.RATE, values);
    }

    /** The value that can be drawn, or null. */
    Number drawable(int category) {
        Number value = values.get(category);
        return value == null || !Double.isFinite(value.doubleValue()) ? null : value;
    }
}
