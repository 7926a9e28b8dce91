package io.penstock.notification.ledger;

/**
 * A delivery whose time has come.
 *
 * @param optedOut why nothing may be sent to the recipient, null where it may
 */
record Due(Told delivery, String recipient, String payload, String optedOut) {

    long id() {
        return delivery.id();
    }
}
