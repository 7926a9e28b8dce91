package io.penstock.reporting.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * An axis of values.
 *
 * @param label what the values are, with their currency if they are money
 * @param unit how they are written
 */
public record Axis(String label, Unit unit) {

    /** How values are written; always with a comma between thousands and a point before decimals. */
    public enum Unit {
        /** Whole numbers. */
        COUNT("#,##0", 1),
        /** Amounts, without cents. */
        MONEY("#,##0", 1),
        /** 0 to 1, written as percent. */
        SHARE("0.#%", 0.01);

        private final String pattern;
        private final double smallest;

        Unit(String pattern, double smallest) {
            this.pattern = pattern;
            this.smallest = smallest;
        }

        NumberFormat format() {
            return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        }

        /** The least distance between two ticks, so that none are written alike. */
        double smallest() {
            return smallest;
        }
    }

    public Axis {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(unit, "unit");
    }

    public static Axis count(String label) {
        return new Axis(label, Unit.COUNT);
    }

    public static Axis money(String label) {
        return new Axis(label, Unit.MONEY);
    }

    public static Axis share(String label) {
        return new Axis(label, Unit.SHARE);
    }
}
