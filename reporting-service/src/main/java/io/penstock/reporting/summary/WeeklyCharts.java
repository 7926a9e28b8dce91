package io.penstock.reporting.summary;

import io.penstock.reporting.chart.Axis;
import io.penstock.reporting.chart.Chart;
import io.penstock.reporting.chart.DrawChart;
import io.penstock.reporting.chart.FontsMissing;
import io.penstock.reporting.chart.Labels;
import io.penstock.reporting.chart.Series;
import io.penstock.reporting.chart.Size;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The pictures of a summary: what went out, what came back, and what has to be gone after, by day of both weeks. */
final class WeeklyCharts {

    private static final Logger LOG = Logger.getLogger(WeeklyCharts.class);

    private final Findings findings;
    private final String currency;

    WeeklyCharts(Findings findings, String currency) {
        this.findings = findings;
        this.currency = currency;
    }

    /** Draws them; none on a machine without fonts, as a summary without pictures is better than none. */
    List<Picture> draw() {
        List<Picture> pictures = new ArrayList<>();
        try {
            for (DailyFigure figure : DailyFigure.DRAWN) {
                Chart chart = chart(figure);
                pictures.add(new Picture(figure.key(), chart.title(), DrawChart.png(chart, Size.MAIL)));
            }
        } catch (FontsMissing e) {
            LOG.warnf(
                    "summary has no pictures week=%s reason=%s", findings.week().first(), e.getMessage());
        }
        return pictures;
    }

    private Chart chart(DailyFigure figure) {
        return Chart.of(
                figure.title(),
                figure.money() ? Axis.money(currency) : Axis.count("loans"),
                findings.days().stream().map(day -> Labels.day(day.date())).toList(),
                Series.bars(
                        "this week", findings.days().stream().map(figure::of).toList()),
                Series.bars(
                        "week before",
                        findings.daysBefore().stream().map(figure::of).toList()));
    }
}
