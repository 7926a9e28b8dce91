package io.penstock.notification.alert;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;

/** A report could not be made, and is not tried again until a person has it so. */
record ReportFailed(Long reportId, Long batchId, String name, String reason, Instant at) {

    ReportFailed {
        requireNonNull(reportId, "reportId");
        requireNonNull(name, "name");
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
    }

    /** What the alert is about: this failure. One that comes after a person tried again is another. */
    String subject() {
        return "report %d at %s".formatted(reportId, at);
    }

    Finding finding() {
        return new Finding(
                "workbook of " + name,
                batchId,
                null,
                null,
                null,
                true,
                List.of(),
                List.of(),
                "cohort %d was not made: %s".formatted(reportId, reason),
                null,
                false);
    }
}
