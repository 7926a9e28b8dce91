package io.penstock.messaging;

import java.time.Instant;

/**
 * A message that was isolated because Kafka will never take it as it is.
 *
 * @param topic the topic that it was to be sent to
 * @param eventId its CloudEvents id, null if it has none
 * @param key its key, null if it has none
 * @param reason the kind of failure, and its size
 * @param at when it was isolated
 */
public record UnsentMessage(String topic, String eventId, String key, String reason, Instant at) {}
