package io.penstock.reporting.cohort;

import io.penstock.messaging.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Somebody was given personal data: which, and of how many, never the data. */
@Event(topic = "personal-data-seen")
record PersonalDataSeen(String actor, Action action, String subject, long rows, Instant at) {

    enum Action {
        WORKBOOK_MADE,
        WORKBOOK_DOWNLOADED
    }

    static PersonalDataSeen now(String actor, Action action, Cohort cohort, long rows) {
        return new PersonalDataSeen(
                actor, action, cohort.subject(), rows, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
