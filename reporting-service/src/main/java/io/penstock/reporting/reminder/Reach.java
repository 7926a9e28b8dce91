package io.penstock.reporting.reminder;

/** Whether a client can be reached, as notification-service would answer now. */
public enum Reach {
    REACHABLE,
    NO_CONTACT,
    OPTED_OUT
}
