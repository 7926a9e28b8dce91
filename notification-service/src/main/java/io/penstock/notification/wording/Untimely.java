package io.penstock.notification.wording;

import java.time.Instant;

/**
 * There is something to say, and this is not the time to say it.
 *
 * @param until when to ask again
 * @param reason why to wait, nothing personal
 */
public record Untimely(Instant until, String reason) implements Worded {}
