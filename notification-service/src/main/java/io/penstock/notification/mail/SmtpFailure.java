package io.penstock.notification.mail;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import java.io.IOException;

/** Tells what an SMTP failure means for the mail. */
final class SmtpFailure {

    private SmtpFailure() {}

    /**
     * A refusal decides, once the server was there at all: 4yz passes, 5yz does not (RFC 5321, 4.2.1). A connection that
     * broke took the mail with it unless the mail had left to its end.
     *
     * @param connected whether the server had been reached, greeted and logged in to
     * @param mayHaveTaken whether the mail had left to its end
     */
    static Outcome outcome(IOException failure, boolean connected, boolean mayHaveTaken) {
        if (!connected) {
            return new Retry(failure instanceof SmtpRefused ? failure.getMessage() : "SMTP server not reached");
        } else if (failure instanceof SmtpRefused refused) {
            return refused.isPermanent() ? new Permanent(refused.getMessage()) : new Retry(refused.getMessage());
        } else if (mayHaveTaken) {
            return new Unknown("connection to the SMTP server broke");
        }
        return new Retry("connection to the SMTP server broke before the mail had left");
    }
}
