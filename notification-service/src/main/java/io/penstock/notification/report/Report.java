package io.penstock.notification.report;

import io.penstock.notification.report.WeeklySummary.Chart;
import io.penstock.notification.wording.Enclosure;
import java.util.List;

/** A weekly summary with the files that belong to it. */
record Report(long id, Period period, WeeklySummary summary, List<Enclosure> files) {

    /** The charts of which there is a picture. */
    List<Chart> charts() {
        return summary.charts().stream()
                .filter(chart ->
                        files.stream().anyMatch(file -> chart.contentId().equals(file.contentId())))
                .toList();
    }

    /** The files that travel with the mail: not a picture that nothing shows, which clients would list as a file. */
    List<Enclosure> enclosed() {
        List<String> shown = charts().stream().map(Chart::contentId).toList();
        return files.stream()
                .filter(file -> !file.isInline() || shown.contains(file.contentId()))
                .toList();
    }

    /** Names of the files that the reader can open. */
    List<String> attached() {
        return files.stream()
                .filter(file -> !file.isInline())
                .map(Enclosure::name)
                .toList();
    }
}
