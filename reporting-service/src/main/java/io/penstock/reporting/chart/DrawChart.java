package io.penstock.reporting.chart;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** Draws charts. Needs no screen, but fontconfig and a sans-serif font. */
public final class DrawChart {

    private static final RectangleInsets AROUND = new RectangleInsets(8, 8, 8, 8);
    private static final double LEFT = 6;

    static {
        System.setProperty("java.awt.headless", "true");
    }

    private DrawChart() {}

    /**
     * Draws a chart as a PNG file; one without data says so.
     *
     * @throws FontsMissing if nothing can be drawn here
     */
    public static byte[] png(Chart chart, Size size) {
        try {
            return encoded(drawn(chart, size));
        } catch (LinkageError | InternalError e) {
            // What the JDK throws at the first and at any later use of fonts, when it finds none.
            throw new FontsMissing(e);
        }
    }

    private static BufferedImage drawn(Chart chart, Size size) {
        BufferedImage image = new BufferedImage(
                size.width() * size.density(), size.height() * size.density(), BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(size.density(), size.density());
            draw(chart, size).draw(graphics, new Rectangle(size.width(), size.height()));
        } finally {
            graphics.dispose();
        }
        return image;
    }

    private static JFreeChart draw(Chart chart, Size size) {
        JFreeChart drawn = new JFreeChart(null, Look.TITLE, new PlotChart(chart, size).plot(), false);
        drawn.setBackgroundPaint(Color.WHITE);
        drawn.setPadding(AROUND);
        TextTitle title = text(chart.title(), Look.TITLE, Look.INK);
        drawn.setTitle(title);
        if (!chart.note().isEmpty()) {
            drawn.addSubtitle(text(chart.note(), Look.TEXT, Look.FAINT_INK));
        }
        if (chart.series().size() > 1) {
            drawn.addSubtitle(legend(drawn));
        }
        return drawn;
    }

    private static TextTitle text(String text, Font font, Color colour) {
        TextTitle title = new TextTitle(text, font);
        title.setPaint(colour);
        title.setHorizontalAlignment(HorizontalAlignment.LEFT);
        title.setPadding(new RectangleInsets(1, LEFT, 2, LEFT));
        return title;
    }

    private static LegendTitle legend(JFreeChart drawn) {
        LegendTitle legend = new LegendTitle(drawn.getPlot());
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemFont(Look.TEXT);
        legend.setItemPaint(Look.INK);
        legend.setFrame(BlockBorder.NONE);
        legend.setPadding(new RectangleInsets(1, 0, 4, 0));
        return legend;
    }

    private static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
