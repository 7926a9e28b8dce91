package io.penstock.notification.wording;

/**
 * There is nothing to say any more, and never will be.
 *
 * @param reason what has changed meanwhile, nothing personal
 */
public record Obsolete(String reason) implements Worded {}
