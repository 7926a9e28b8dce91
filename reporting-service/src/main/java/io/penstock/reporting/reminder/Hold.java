package io.penstock.reporting.reminder;

import java.time.Instant;

/**
 * A batch of loans that cannot be used, because of which nobody is reminded.
 *
 * @param since when it came to this
 * @param reason what is known of it besides the cause; may be null
 */
public record Hold(long batchId, Instant since, Cause cause, String reason) {

    /** Why the loans of a batch cannot be used. */
    public enum Cause {
        /** Its load failed, or was discarded. */
        FAILED("loans load %d failed"),
        /** Its load waits for a person. */
        HELD("loans load %d is held and waits for a person"),
        /** It was held or set aside, and is being loaded now. */
        LOADING("loans load %d has not ended yet"),
        /** It has no records. */
        EMPTY("loans load %d has no records"),
        /** Too many of its records were rejected. */
        MOSTLY_REJECTED("loans load %d rejected too many records"),
        /** It cannot be read as a table, or waits for a person before it is loaded. */
        QUARANTINED("loans batch %d is in quarantine"),
        /** It could not be taken in. */
        NOT_TAKEN_IN("loans batch %d could not be taken in");

        private final String words;

        Cause(String words) {
            this.words = words;
        }
    }

    String inWords() {
        return cause.words.formatted(batchId) + (reason == null ? "" : ": " + reason)
                + "; held until loans can be used again, or a person releases it by POST /reminders/holds/" + batchId
                + "/release";
    }
}
