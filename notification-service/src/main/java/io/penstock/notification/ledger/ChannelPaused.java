package io.penstock.notification.ledger;

import java.time.Instant;

/**
 * Nothing could be sent by a channel for some time; fired in the transaction that notes that people are told.
 *
 * @param reason code of the provider's last refusal, nothing personal
 */
public record ChannelPaused(Channel channel, Instant since, String reason) {}
