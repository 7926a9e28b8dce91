package io.penstock.notification.report;

import io.penstock.notification.wording.OneLine;
import io.penstock.notification.wording.Wording;
import io.penstock.notification.wording.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The words of weekly summaries, with their charts and their workbook. */
@ApplicationScoped
class WeeklyWording implements Wording {

    static final String TEMPLATE = "weekly-summary";

    private static final int LONGEST_SUBJECT = 150;

    private final ReadReport reports;
    private final ReportSettings settings;

    WeeklyWording(ReadReport reports, ReportSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    @Override
    public Words mail(String payload) {
        Report report = reports.read(payload);
        return mail(report, new WeekText(report, settings.reportingUrl()));
    }

    /** Reports go by mail only. */
    @Override
    public Words sms(String payload) {
        throw new IllegalArgumentException("a weekly summary is no text message");
    }

    static Words mail(Report report, WeekText week) {
        return new Words(
                OneLine.of(WeeklyTemplates.subject(week).render(), LONGEST_SUBJECT),
                WeeklyTemplates.mailText(week).render(),
                WeeklyTemplates.mailHtml(week).render(),
                report.enclosed(),
                Map.of());
    }
}
