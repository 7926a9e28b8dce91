package io.penstock.notification.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates under {@code templates/weekly}; what they refer to is checked when they are compiled. */
@CheckedTemplate(basePath = "weekly")
final class WeeklyTemplates {

    private WeeklyTemplates() {}

    static native TemplateInstance subject(WeekText week);

    static native TemplateInstance mailText(WeekText week);

    static native TemplateInstance mailHtml(WeekText week);
}
