package io.penstock.notification.ledger;

import java.time.Instant;

/** A channel works again of whose pause people were told; fired in the transaction that resumes it. */
public record ChannelResumed(Channel channel, Instant since) {}
