package io.penstock.testkit;

import java.time.Instant;

/**
 * A message that the {@link TwilioStandIn} has taken.
 *
 * @param sid Twilio's name for it, {@code SM} and 32 hexadecimal digits
 * @param from a number or, when it starts with {@code MG}, a messaging service
 * @param status queued, sent, delivered or undelivered
 * @param errorCode Twilio's code for why it was not delivered, null when it was
 */
public record Sms(
        String sid,
        String to,
        String from,
        String body,
        String status,
        Integer errorCode,
        String statusCallback,
        Instant createdAt,
        Instant updatedAt) {

    Sms with(String newStatus, Integer newErrorCode) {
        return new Sms(sid, to, from, body, newStatus, newErrorCode, statusCallback, createdAt, Instant.now());
    }
}
