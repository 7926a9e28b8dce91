package io.penstock.messaging;

/**
 * A message that could not be processed.
 *
 * @param topic the topic it came by
 * @param eventId its CloudEvents id, null if it had none
 * @param key its key, null if it had none
 * @param reason what was wrong with it, or which kind of failure it met
 * @param at when it was set aside, an ISO-8601 instant
 * @param altered which parts could not be kept as they came (key, headers, body), null if none
 */
public record DeadLetter(String topic, String eventId, String key, String reason, String at, String altered) {}
