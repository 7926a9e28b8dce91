package io.penstock.reporting.summary;

import java.util.List;

/**
 * What a weekly summary says, in the form in which it is kept and sent. Holds no personal data.
 *
 * @param zone of its days
 * @param currency code of its amounts
 */
public record SummaryContent(
        String zone,
        String currency,
        Figures thisWeek,
        Figures weekBefore,
        Quality quality,
        List<ChartReference> charts) {

    /** A chart, by the content id of its file. */
    public record ChartReference(String contentId, String title) {}

    public SummaryContent {
        charts = List.copyOf(charts);
    }
}
