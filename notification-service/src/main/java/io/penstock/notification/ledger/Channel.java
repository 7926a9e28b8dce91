package io.penstock.notification.ledger;

/** How a message reaches its recipient. */
public enum Channel {
    EMAIL,
    SMS
}
