package io.penstock.notification.wording;

/** What there is to say when a message is about to be sent. */
public sealed interface Worded permits Words, Obsolete, Untimely {}
