package io.penstock.reporting.chart;

import io.penstock.reporting.chart.Series.Mark;
import java.awt.FontMetrics;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;

/** Bars, and their values beside them where there is room for all. */
final class BarLabels {

    private static final double BARS_OF_ROOM = 0.75;
    private static final double WIDEST_BAR = 0.12;

    private static final ItemLabelPosition RIGHT =
            new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
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
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setItemMargin(0.04);
        renderer.setMaximumBarWidth(WIDEST_BAR);
        if (fit()) {
            renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", format));
            renderer.setDefaultItemLabelsVisible(true);
            renderer.setDefaultItemLabelFont(Look.SMALL);
            renderer.setDefaultItemLabelPaint(Look.INK);
            if (chart.horizontal()) {
                renderer.setDefaultPositiveItemLabelPosition(RIGHT);
                renderer.setDefaultNegativeItemLabelPosition(LEFT);
            }
        }
        return renderer;
    }

    private boolean fit() {
        List<Series> bars =
                chart.series().stream().filter(one -> one.mark() == Mark.BAR).toList();
        boolean crossed = bars.size() < chart.series().size();
        double room = length
                * BARS_OF_ROOM
                / Math.max(bars.size() * chart.categories().size(), 1);
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
