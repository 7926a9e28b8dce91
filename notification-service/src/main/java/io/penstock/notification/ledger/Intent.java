package io.penstock.notification.ledger;

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
 */
public record Intent(
        String template,
        String subject,
        String recipient,
        Channel channel,
        String alertKind,
        List<Long> batchIds,
        String payload) {}
