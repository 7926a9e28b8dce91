package io.penstock.notification.mail;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLException;

/** Tells what an SMTP failure means for the mail. */
final class SmtpFailure {

    /** Before the first of these is over, nothing of the mail has left. */
    private static final List<Class<? extends Throwable>> BEFORE_THE_MAIL = List.of(
            ConnectException.class, UnknownHostException.class, UnresolvedAddressException.class, SSLException.class);

    private SmtpFailure() {}

    /**
     * A reply of the server decides: 4yz passes, 5yz does not (RFC 5321, 4.2.1). Without one, a connection that was made
     * and broke may have broken after the last byte of the mail; the client does not tell.
     */
    static Outcome outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                return replied(reply);
            }
            if (isBefore(cause)) {
                return new Retry("SMTP server not reached");
            }
        }
        return new Unknown("connection to the SMTP server broke");
    }

    private static boolean isBefore(Throwable cause) {
        return BEFORE_THE_MAIL.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static Outcome replied(SMTPException reply) {
        String reason = "SMTP " + reply.getReplyCode();
        return reply.isPermanent() ? new Permanent(reason) : new Retry(reason);
    }
}
