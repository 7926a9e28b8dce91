package io.penstock.reporting.chart;

import io.penstock.reporting.chart.Series.Mark;
import java.awt.FontMetrics;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;

/** Bars, and their values beside them where there is room for all. */
final class BarLabels {

    private static final double BARS_OF_ROOM = 0.75;
    private static final double WIDEST_BAR = 0.12;

    private static final ItemLabelPosition RIGHT =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
    private static final ItemLabelPosition ABOVE =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE12, TextAnchor.BOTTOM_CENTER);
    private static final ItemLabelPosition BELOW =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE6, TextAnchor.TOP_CENTER);
    private static final ItemLabelPosition LEFT =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT);

    private final Chart chart;
    private final double length;
    private final FontMetrics metrics;
    private final NumberFormat format;

    BarLabels(Chart chart, double length, FontMetrics metrics) {
        this.chart = chart;
        this.length = length;
        this.metrics = metrics;
        this.format = chart.values().unit().format();
    }

    BarRenderer renderer() {
        // Bars that never stand beside each other take the whole width, as a stack of one does.
        BarRenderer renderer = sideBySide() > 1 ? new BarRenderer() : new StackedBarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.04);
        renderer.setMaximumBarWidth(WIDEST_BAR);
        if (fit()) {
            renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", format));
            renderer.setDefaultItemLabelsVisible(true);
            renderer.setDefaultItemLabelFont(Look.SMALL);
            renderer.setDefaultItemLabelPaint(Look.INK);
            renderer.setDefaultPositiveItemLabelPosition(chart.horizontal() ? RIGHT : ABOVE);
            renderer.setDefaultNegativeItemLabelPosition(chart.horizontal() ? LEFT : BELOW);
        }
        return renderer;
    }

    private List<Series> bars() {
        return chart.series().stream().filter(one -> one.mark() == Mark.BAR).toList();
    }

    /** How many bars the fullest category has. */
    private int sideBySide() {
        return (int) IntStream.range(0, chart.categories().size())
                .mapToLong(category -> bars().stream()
                        .filter(one -> one.drawable(category) != null)
                        .count())
                .max()
                .orElse(0);
    }

    private boolean fit() {
        List<Series> bars = bars();
        boolean crossed = bars.size() < chart.series().size();
        double room = length
                * BARS_OF_ROOM
                / Math.max(sideBySide() * chart.categories().size(), 1);
        return !crossed && (chart.horizontal() ? metrics.getAscent() : widest(bars)) <= room;
    }

    private int widest(List<Series> bars) {
        return bars.stream()
                .flatMap(one -> one.values().stream())
                .filter(Objects::nonNull)
                .mapToInt(value -> metrics.stringWidth(format.format(value)))
                .max()
                .orElse(0);
    }
}
