package io.penstock.notification.ledger;

import java.time.Instant;

/**
 * A channel by which nothing is sent at present but a probe now and then.
 *
 * @param reason code of the provider's last refusal, nothing personal
 * @param probeAt when the next message is tried
 */
public record PausedChannel(Channel channel, Instant since, String reason, Instant probeAt) {}
