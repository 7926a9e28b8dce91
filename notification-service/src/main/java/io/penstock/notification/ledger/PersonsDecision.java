package io.penstock.notification.ledger;

/** Something that a person may decide about deliveries. */
interface PersonsDecision {

    /** Whether deliveries in this state can be chosen by a filter. */
    boolean appliesTo(DeliveryState state);

    /** Carries it out for a delivery that is locked; once more for the same changes nothing. */
    Decision decide(Delivery delivery, String by);
}
