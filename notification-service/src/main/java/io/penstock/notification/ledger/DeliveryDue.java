package io.penstock.notification.ledger;

/** A delivery can be attempted as soon as the transaction commits in which this was fired. */
record DeliveryDue() {}
