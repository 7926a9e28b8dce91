package io.penstock.reporting.chart;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.data.Range;

/** An axis of numbers from zero, with a few ticks at round values. */
final class ValueAxis {

    private static final int TICKS = 7;
    private static final double MARGIN = 0.1;
    private static final double ABOVE_WHOLE = 1.03;
    private static final double[] ROUND = {1, 2, 5, 10};

    private final Axis axis;
    private final NumberAxis numbers;

    ValueAxis(Axis axis) {
        this.axis = axis;
        this.numbers = new NumberAxis(axis.label());
        numbers.setAutoRangeIncludesZero(true);
        numbers.setUpperMargin(MARGIN);
        numbers.setLabelFont(Look.TEXT);
        numbers.setLabelPaint(Look.FAINT_INK);
        numbers.setTickLabelFont(Look.TEXT);
        numbers.setTickLabelPaint(Look.INK);
        numbers.setAxisLineVisible(false);
        numbers.setTickMarksVisible(false);
    }

    NumberAxis numbers() {
        return numbers;
    }

    /** Sets range and ticks for the values that are on the axis by now. */
    void settle() {
        Range range = numbers.getRange();
        if (range.getLowerBound() >= 0 || range.getLength() < axis.unit().smallest()) {
            numbers.setRange(0, Math.max(end(range), axis.unit().smallest()));
        }
        double tick = tick(numbers.getRange().getLength() / TICKS);
        numbers.setTickUnit(new NumberTickUnit(tick, axis.unit().format()), false, true);
    }

    /** Shares up to 100 % end a little above, not at 110 %. */
    private double end(Range range) {
        double end = range.getUpperBound();
        boolean whole = axis.unit() == Axis.Unit.SHARE && end > 1 && end <= 1 + MARGIN * 1.001;
        return whole ? ABOVE_WHOLE : end;
    }

    /** The next round number that is large enough for no two ticks to be written alike. */
    private double tick(double least) {
        double wanted = Math.max(least, axis.unit().smallest());
        double decade = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double round : ROUND) {
            if (round * decade >= wanted * 0.999) {
                return round * decade;
            }
        }
        throw new IllegalStateException("no tick for " + least);
    }
}
