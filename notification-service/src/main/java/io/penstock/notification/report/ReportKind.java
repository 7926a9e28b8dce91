package io.penstock.notification.report;

/** The reports that people can be sent. */
public enum ReportKind {
    WEEKLY_SUMMARY
}
