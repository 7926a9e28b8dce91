package io.penstock.notification.reminder;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates under {@code templates/reminder}; what they refer to is checked when they are compiled. */
@CheckedTemplate(basePath = "reminder")
final class ReminderTemplates {

    private ReminderTemplates() {}

    static native TemplateInstance mailText(ReminderText text);

    static native TemplateInstance mailHtml(ReminderText text);
}
