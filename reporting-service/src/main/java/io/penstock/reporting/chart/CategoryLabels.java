package io.penstock.reporting.chart;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.CategoryLabelPositions;

/** Labels of categories that do not overlap: they turn when they are too wide, and some are left out when too many. */
final class CategoryLabels {

    private static final int LONGEST = 28;
    private static final int LONGEST_LYING = 42;
    private static final int GAP = 8;
    /** What a label turned by 45 degrees needs. */
    private static final int TURNED = 18;

    private final List<String> labels;
    private final boolean horizontal;
    private final double room;
    private final FontMetrics metrics;

    /**
     * Puts labels beside an axis.
     *
     * @param length of the axis
     */
    CategoryLabels(Chart chart, double length, FontMetrics metrics) {
        this.horizontal = chart.horizontal();
        this.labels = chart.categories().stream().map(this::shortened).toList();
        this.room = length / Math.max(labels.size(), 1);
        this.metrics = metrics;
    }

    /** One per category. */
    List<Place> places() {
        int step = step();
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            places.add(new Place(i, i % step == 0 ? labels.get(i) : ""));
        }
        return places;
    }

    CategoryAxis axis() {
        CategoryAxis axis = new CategoryAxis();
        axis.setTickLabelFont(Look.TEXT);
        axis.setTickLabelPaint(Look.INK);
        axis.setAxisLinePaint(Look.AXIS);
        axis.setTickMarksVisible(false);
        axis.setCategoryMargin(0.25);
        axis.setLowerMargin(0.01);
        axis.setUpperMargin(0.01);
        axis.setMaximumCategoryLabelLines(1);
        // What fits was found here.
        axis.setMaximumCategoryLabelWidthRatio(horizontal ? 0.5f : Float.MAX_VALUE);
        if (!horizontal && tooWide()) {
            axis.setCategoryLabelPositions(CategoryLabelPositions.UP_45);
        }
        return axis;
    }

    private int step() {
        if (horizontal) {
            return (int) Math.max(1, Math.ceil(metrics.getHeight() / room));
        }
        return tooWide() ? (int) Math.max(1, Math.ceil(TURNED / room)) : 1;
    }

    private boolean tooWide() {
        return labels.stream().mapToInt(metrics::stringWidth).anyMatch(width -> width + GAP > room);
    }

    private String shortened(String label) {
        int longest = horizontal ? LONGEST_LYING : LONGEST;
        return label.length() <= longest ? label : label.substring(0, longest - 1) + "…";
    }
}
