package io.penstock.reporting.summary;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A summary that was made.
 *
 * @param periodEnd the day after the last one
 * @param forced whether it was made though there was one
 * @param madeBy a user, or {@code schedule}
 * @param current whether it was not made anew since
 */
public record Summary(
        long reportId,
        String kind,
        LocalDate periodStart,
        LocalDate periodEnd,
        boolean forced,
        Instant madeAt,
        String madeBy,
        boolean current,
        @JsonUnwrapped SummaryContent content) {

    static final String KIND = "WEEKLY_SUMMARY";
}
