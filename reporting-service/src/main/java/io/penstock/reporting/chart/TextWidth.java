package io.penstock.reporting.chart;

import java.awt.FontMetrics;
import java.awt.image.BufferedImage;

/** How much room text takes, before anything is drawn. */
final class TextWidth {

    /** What axis labels, ticks and margins take beside the categories. */
    private static final int BESIDE = 85;

    private static final int BESIDE_SECOND = 55;
    private static final int ABOVE_AND_BELOW = 110;

    private final FontMetrics metrics;

    TextWidth() {
        var graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        metrics = graphics.getFontMetrics(Look.TEXT);
        graphics.dispose();
    }

    FontMetrics metrics() {
        return metrics;
    }

    /** About how long the axis of the categories will be. */
    double axisLength(Chart chart, Size size) {
        if (chart.horizontal()) {
            return size.height() - ABOVE_AND_BELOW;
        }
        return size.width() - BESIDE - (chart.rates() == null ? 0 : BESIDE_SECOND);
    }
}
