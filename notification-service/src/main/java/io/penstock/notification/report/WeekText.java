package io.penstock.notification.report;

import io.penstock.notification.report.WeeklySummary.Chart;
import io.penstock.notification.report.WeeklySummary.Quality;
import io.penstock.notification.report.WeeklySummary.Week;
import java.util.List;

/** A weekly summary as the templates speak of it. */
record WeekText(Report report, String reportingUrl) {

    /** One rule's rejects. */
    record RejectsText(String rule, String dataset, String rows) {}

    public long id() {
        return report.id();
    }

    public String week() {
        return report.period().text();
    }

    /** The week in a few words, for the subject. */
    public String inShort() {
        Week week = thisWeek();
        if (week.isEmpty()) {
            return "no loans issued, paid or in default";
        }
        return "%s issued, %s paid, %s"
                .formatted(
                        Numbers.counted(week.loansIssued(), "loan", "loans"),
                        week.loansPaid() == 0 ? "none" : Numbers.count(week.loansPaid()),
                        Numbers.counted(week.defaults(), "default", "defaults"));
    }

    public boolean empty() {
        return thisWeek().isEmpty();
    }

    public List<Advice> advice() {
        return Advice.of(summary());
    }

    public List<Figure> figures() {
        return Figure.of(summary());
    }

    public boolean batches() {
        return quality().batches() > 0;
    }

    /** The loads of the week in a sentence. */
    public String loads() {
        Quality quality = quality();
        return "%s arrived%s. Of %s read, %s loaded and %s rejected."
                .formatted(
                        Numbers.counted(quality.batches(), "batch", "batches"),
                        quality.failed() == 0 ? "" : ", of which " + Numbers.count(quality.failed()) + " failed",
                        Numbers.counted(quality.read(), "row", "rows"),
                        were(quality.loaded()),
                        were(quality.rejected()));
    }

    public List<RejectsText> rejects() {
        return quality().rejectsByRule().stream()
                .map(rejects -> new RejectsText(
                        rejects.isSpecified() ? rejects.rule() : "various rules, in batches with few rejects",
                        rejects.dataset(),
                        Numbers.count(rejects.rows())))
                .toList();
    }

    public List<Chart> charts() {
        return report.charts();
    }

    public List<String> attached() {
        return report.attached();
    }

    public String zone() {
        return summary().zone();
    }

    public String lendingLink() {
        return reportingUrl + "/lending";
    }

    /** The page that shows every batch. */
    public String pipelineLink() {
        return reportingUrl + "/";
    }

    private static String were(long rows) {
        return rows == 0 ? "none was" : Numbers.count(rows) + (rows == 1 ? " was" : " were");
    }

    private WeeklySummary summary() {
        return report.summary();
    }

    private Week thisWeek() {
        return summary().thisWeek();
    }

    private Quality quality() {
        return summary().quality();
    }
}
