package io.penstock.etl.audit;

import io.penstock.messaging.Event;
import java.time.Instant;

/** Somebody was shown personal data, or sent some: whom, which and how many, never the data. */
@Event(topic = "personal-data-seen")
record PersonalDataSeen(String actor, Seen action, String subject, long rows, Instant at) {}
