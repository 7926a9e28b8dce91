package io.penstock.notification.reminder;

import io.penstock.notification.ledger.Channel;

/**
 * How the client of a loan can be reached.
 *
 * @param channel null, as is the address, where there is none
 * @param reason why the address is opted out of, else null
 * @param timeZone as the contact has it: maybe null, maybe no zone at all
 * @param refused what the newest load did not take of the contact, and where it stands; null if nothing was refused, or there
 *     is an address
 */
record Contact(Outcome outcome, Channel channel, String address, String reason, String timeZone, String refused) {

    /** As table {@code reminder} keeps it. */
    enum Outcome {
        REACHABLE,
        OPTED_OUT,
        NO_CONTACT,
        LOAN_UNKNOWN
    }
}
