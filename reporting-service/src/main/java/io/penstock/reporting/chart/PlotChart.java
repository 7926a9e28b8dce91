package io.penstock.reporting.chart;

import io.penstock.reporting.chart.Series.Mark;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.AbstractCategoryItemRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;

/** The part of a chart inside its titles: bars first, lines above them, rates on top with an axis of their own. */
final class PlotChart {

    private static final int VALUES = 0;
    private static final int RATES = 1;

    private final Chart chart;
    private final CategoryLabels labels;
    private final BarLabels barLabels;
    private final CategoryPlot plot = new CategoryPlot();

    PlotChart(Chart chart, Size size) {
        this.chart = chart;
        TextWidth text = new TextWidth();
        double length = text.axisLength(chart, size);
        this.labels = new CategoryLabels(chart, length, text.metrics());
        this.barLabels = new BarLabels(chart, length, text.metrics());
    }

    CategoryPlot plot() {
        plot.setOrientation(chart.horizontal() ? PlotOrientation.HORIZONTAL : PlotOrientation.VERTICAL);
        plot.setDomainAxis(labels.axis());
        List<ValueAxis> axes = Stream.of(chart.values(), chart.rates())
                .filter(Objects::nonNull)
                .map(ValueAxis::new)
                .toList();
        for (int i = 0; i < axes.size(); i++) {
            plot.setRangeAxis(i, axes.get(i).numbers());
        }
        plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
        drawLayers();
        axes.forEach(ValueAxis::settle);
        paint();
        return plot;
    }

    private void drawLayers() {
        List<Place> places = labels.places();
        List<Mark> layers = List.of(Mark.BAR, Mark.LINE, Mark.RATE);
        for (int i = 0; i < layers.size(); i++) {
            Mark mark = layers.get(i);
            plot.setDataset(i, dataset(mark, places));
            plot.setRenderer(i, renderer(mark));
            plot.mapDatasetToRangeAxis(i, mark == Mark.RATE && chart.rates() != null ? RATES : VALUES);
        }
    }

    private DefaultCategoryDataset dataset(Mark mark, List<Place> places) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        List<Series> all = chart.series();
        for (int i = 0; i < all.size(); i++) {
            for (int k = 0; k < places.size() && all.get(i).mark() == mark; k++) {
                data.addValue(all.get(i).drawable(k), new Place(i, all.get(i).name()), places.get(k));
            }
        }
        return data;
    }

    private AbstractCategoryItemRenderer renderer(Mark mark) {
        AbstractCategoryItemRenderer renderer = mark == Mark.BAR ? barLabels.renderer() : new LineAndShapeRenderer();
        int row = 0;
        for (int i = 0; i < chart.series().size(); i++) {
            if (chart.series().get(i).mark() == mark) {
                renderer.setSeriesPaint(row, Look.colour(i));
                renderer.setSeriesShape(row, Look.point(i));
                renderer.setSeriesStroke(row++, Look.line(i));
            }
        }
        return renderer;
    }

    private void paint() {
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinePaint(Look.GRID);
        plot.setRangeGridlineStroke(new BasicStroke(1));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(Look.AXIS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setNoDataMessage("No data");
        plot.setNoDataMessageFont(Look.TITLE);
        plot.setNoDataMessagePaint(Look.FAINT_INK);
    }
}
