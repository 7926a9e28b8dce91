package io.penstock.reporting.summary;

/**
 * A file of a report.
 *
 * @param contentId by which the text of a mail refers to it; null of a file that is attached
 */
record ReportFile(String name, String contentType, String contentId, byte[] content) {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String PNG = "image/png";

    boolean inline() {
        return contentId != null;
    }
}
