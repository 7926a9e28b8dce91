package io.penstock.notification.ledger;

/** What becomes of a person's decision about a delivery. */
sealed interface Decision {

    /** It is as the person wants it, be it for this decision or an earlier one. */
    record Done() implements Decision {}

    /** There is none by this id. */
    record NoSuchDelivery() implements Decision {}

    /**
     * It cannot be carried out.
     *
     * @param reason why, naming the delivery's state
     */
    record Refused(String reason) implements Decision {}
}
