package io.penstock.reporting.summary;

/** A drawn chart of a summary. */
record Picture(String key, String title, byte[] png) {

    static final String SUFFIX = ".png";

    /** By which the text of a mail refers to it. */
    String contentId() {
        return key + "@penstock";
    }

    SummaryContent.ChartReference reference() {
        return new SummaryContent.ChartReference(contentId(), title);
    }

    ReportFile file() {
        return new ReportFile(key + SUFFIX, ReportFile.PNG, contentId(), png);
    }
}
