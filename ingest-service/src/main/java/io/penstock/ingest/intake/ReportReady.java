package io.penstock.ingest.intake;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Topic {@code report-ready}: a report was made, perhaps the one that was asked for with a batch. */
record ReportReady(String kind, @Nullable Long batchId) {
    private static final String COHORT = "COHORT";

    ReportReady {
        Objects.requireNonNull(kind, "kind");
    }

    /** Whether it is the workbook that a list of accounts was dropped for. Kinds to come are others. */
    boolean isCohort() {
        return kind.equals(COHORT) && batchId != null;
    }
}
