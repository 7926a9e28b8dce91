package io.penstock.reporting.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * What all charts have in common. The colours can be told apart by colour-blind people (Okabe and Ito, "Color Universal
 * Design", 2008) and, but for the last ones, stand out from white by 3:1 (WCAG 2.1, 1.4.11). Lines differ in shape too.
 * Fonts are logical ones: the machine needs any sans-serif font, and fontconfig to find it.
 */
final class Look {

    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color FAINT_INK = new Color(0x55, 0x55, 0x55);
    static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
    static final Color AXIS = new Color(0x88, 0x88, 0x88);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private static final List<Color> COLOURS = List.of(
            new Color(0x00, 0x72, 0xB2),
            new Color(0xD5, 0x5E, 0x00),
            new Color(0x00, 0x9E, 0x73),
            new Color(0x8A, 0x4B, 0x7C),
            new Color(0xE6, 0x9F, 0x00),
            new Color(0x56, 0xB4, 0xE9));
    private static final float LINE = 2.2f;
    private static final float[] DASHES = {7, 4};

    private Look() {}

    static Color colour(int series) {
        return COLOURS.get(series % COLOURS.size());
    }

    /** Every second line is dashed. */
    static Stroke line(int series) {
        return series % 2 == 0
                ? new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0);
    }

    static Shape point(int series) {
        return switch (series % 3) {
            case 0 -> new Ellipse2D.Double(-3.5, -3.5, 7, 7);
            case 1 -> new Rectangle2D.Double(-3, -3, 6, 6);
            default -> triangle();
        };
    }

    private static Shape triangle() {
        Path2D path = new Path2D.Double();
        path.moveTo(0, -4);
        path.lineTo(4, 3);
        path.lineTo(-4, 3);
        path.closePath();
        return path;
    }
}
