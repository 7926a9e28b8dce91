package io.penstock.notification.optout;

/** Why nothing is sent to an address. */
public enum OptOutKind {
    /** Its owner does not want it; another address of theirs is not used instead. */
    OPTED_OUT,
    /** The provider says that nothing arrives there; another address of its owner may be used. */
    UNDELIVERABLE
}
