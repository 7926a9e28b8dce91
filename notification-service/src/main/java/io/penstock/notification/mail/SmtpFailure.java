package io.penstock.notification.mail;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import javax.net.ssl.SSLException;

/** Tells what an SMTP failure means for the mail. */
final class SmtpFailure {

    /** Before the first of these is over, nothing of the mail has left. */
    private static final List<Class<? extends Throwable>> BEFORE_THE_MAIL = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class,
            SSLException.class);

    private SmtpFailure() {}

    /**
     * A reply of the server decides. Without one, a connection that was made and broke may have broken after the last byte
     * of the mail; the client does not tell.
     */
    static Outcome outcome(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException reply) {
                return SmtpReply.of(reply).outcome();
            } else if (isBefore(cause)) {
                return new ChannelFault("SMTP server not reached");
            } else if (cause instanceof NoStackTraceThrowable refusal && refusal.getMessage() != null) {
                return refusedByClient(refusal.getMessage());
            }
        }
        return connectionBroke();
    }

    /** What the mail client finds out by itself has no class of its own, only a text. */
    private static Outcome refusedByClient(String message) {
        if (message.startsWith("login is required") || message.startsWith("STARTTLS required")) {
            return new ChannelFault("SMTP server offers no " + (message.startsWith("login") ? "login" : "STARTTLS"));
        } else if (message.startsWith("message exceeds allowed size")) {
            return new Permanent("larger than the SMTP server takes");
        }
        return connectionBroke();
    }

    private static boolean isBefore(Throwable cause) {
        return BEFORE_THE_MAIL.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static Outcome connectionBroke() {
        return new Unknown("connection to the SMTP server broke", true);
    }
}
