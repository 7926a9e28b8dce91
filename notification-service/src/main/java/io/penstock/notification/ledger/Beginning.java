package io.penstock.notification.ledger;

import java.time.Instant;

/**
 * A message that is to be put on record, and how its delivery begins.
 *
 * @param start null to send it after the commit
 */
public record Beginning(Intent intent, Start start) {

    Start startAt(Instant now) {
        return start == null ? Start.atOnce(now) : start;
    }
}
