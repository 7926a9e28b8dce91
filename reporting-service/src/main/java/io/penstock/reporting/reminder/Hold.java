package io.penstock.reporting.reminder;

import java.time.Instant;

/**
 * A loans load that failed, because of which nobody is reminded.
 *
 * @param since when it failed
 * @param reason why it failed
 */
public record Hold(long batchId, Instant since, String reason) {

    String inWords() {
        return "loans load " + batchId + " failed" + (reason == null ? "" : ": " + reason)
                + "; held until a later one completes, or a person releases it by POST /reminders/holds/" + batchId
                + "/release";
    }
}
