package io.penstock.notification.alert;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates under {@code templates/alert}; what they refer to is checked when they are compiled. */
@CheckedTemplate(basePath = "alert")
final class AlertTemplates {

    private AlertTemplates() {}

    static native TemplateInstance subject(DigestText digest);

    static native TemplateInstance mailText(DigestText digest);

    static native TemplateInstance mailHtml(DigestText digest);

    static native TemplateInstance sms(DigestText digest, String name, int rules, String why, boolean link);
}
