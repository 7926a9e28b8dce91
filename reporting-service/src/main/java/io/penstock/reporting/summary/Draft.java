package io.penstock.reporting.summary;

import java.time.Instant;
import java.util.List;

/**
 * A summary that was made and is not kept yet.
 *
 * @param forced whether it replaces the one that is there
 */
record Draft(Week week, boolean forced, SummaryContent content, List<ReportFile> files, Instant madeAt, String madeBy) {

    Summary kept(long reportId) {
        return new Summary(reportId, Summary.KIND, week.first(), week.end(), forced, madeAt, madeBy, true, content);
    }
}
