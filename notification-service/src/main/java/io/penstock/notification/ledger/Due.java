package io.penstock.notification.ledger;

/**
 * A delivery whose time has come.
 *
 * @param optedOut why nothing may be sent to the recipient, null where it may
 * @param traceparent the step that recorded it, null where it is not followed
 */
record Due(Told delivery, String recipient, String payload, String optedOut, String traceparent) {

    long id() {
        return delivery.id();
    }

    Letter.Origin origin() {
        return new Letter.Origin(traceparent, delivery.batchIds());
    }
}
