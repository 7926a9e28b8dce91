package io.penstock.notification.ledger;

import java.time.Instant;
import java.util.List;

/**
 * A message that is to be sent. Template, subject, recipient and channel together are its key: the same is never sent
 * twice.
 *
 * @param template name of the {@link io.penstock.notification.wording.Wording} that finds the words
 * @param subject what it is about, within the template
 * @param recipient a normalised address of the channel
 * @param alertKind kind of alert, null where it is none
 * @param batchIds the batches it speaks of
 * @param payload JSON that the wording reads: ids and counts, nothing personal
 * @param speaksUntil when what it speaks of is past, null where that is not known; a message that could not be sent by
 *     then is not sent any more
 */
public record Intent(
        String template,
        String subject,
        String recipient,
        Channel channel,
        String alertKind,
        List<Long> batchIds,
        String payload,
        Instant speaksUntil) {

    /** A message of which it is not known when what it speaks of is past. */
    public Intent(
            String template,
            String subject,
            String recipient,
            Channel channel,
            String alertKind,
            List<Long> batchIds,
            String payload) {
        this(template, subject, recipient, channel, alertKind, batchIds, payload, null);
    }
}
