package io.penstock.reporting.chart;

import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.TickUnits;

/** An axis of numbers from zero, with ticks at round values. */
final class ValueAxis {

    private static final int DECADES = 12;
    private static final double[] ROUND = {1, 2, 5};

    private ValueAxis() {}

    static NumberAxis of(Axis axis) {
        NumberAxis numbers = new NumberAxis(axis.label());
        numbers.setStandardTickUnits(ticks(axis.unit()));
        numbers.setAutoRangeIncludesZero(true);
        numbers.setAutoRangeMinimumSize(axis.unit().smallest());
        numbers.setUpperMargin(0.1);
        numbers.setLabelFont(Look.TEXT);
        numbers.setLabelPaint(Look.FAINT_INK);
        numbers.setTickLabelFont(Look.TEXT);
        numbers.setTickLabelPaint(Look.INK);
        numbers.setAxisLineVisible(false);
        numbers.setTickMarksVisible(false);
        return numbers;
    }

    private static TickUnits ticks(Axis.Unit unit) {
        TickUnits units = new TickUnits();
        double decade = unit.smallest();
        for (int i = 0; i < DECADES; i++) {
            for (double round : ROUND) {
                units.add(new NumberTickUnit(round * decade, unit.format()));
            }
            decade *= 10;
        }
        return units;
    }
}
