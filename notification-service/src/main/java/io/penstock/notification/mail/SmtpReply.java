package io.penstock.notification.mail;

import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unreachable;
import io.vertx.ext.mail.SMTPException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A refusal of the SMTP server, and whom it blames: this service, the address, or the mail. Reply codes are those of RFC 5321
 * and RFC 4954, enhanced status codes (RFC 3463) those of IANA's registry and of Exchange.
 *
 * @param enhanced such as {@code 5.7.1}; empty where the server gives none
 */
record SmtpReply(Command command, int code, String enhanced, String text) {

    /** What the server refused. */
    enum Command {
        /** Greeting, EHLO, AUTH: nothing was said of any mail. */
        SESSION,
        MAIL_FROM,
        RCPT_TO,
        DATA
    }

    private static final int TOO_LARGE = 552;
    private static final int NO_SMTP = 500;

    /** Service not available; authentication required, failed, too weak, needs encryption. */
    private static final Set<Integer> BLAMES_SERVICE = Set.of(421, 454, 530, 534, 535, 538);

    /** Sender's address or domain; authentication; sender not permitted; relaying denied; the server's own system. */
    private static final Pattern BLAMES_SERVICE_ENHANCED =
            Pattern.compile("[45]\\.1\\.[78]|4\\.3\\.[0-9]+|[45]\\.7\\.(?:[389]|11|2[0-9]|57|60|64|[57][0-9]{2})");

    /** Servers that check the client only when they are told a recipient say so in words. */
    private static final Pattern BLAMES_SERVICE_TEXT = Pattern.compile(
            "relay|rcpthosts|authenticat|sender address rejected|client host|helo command rejected|permissions? to send|send as",
            Pattern.CASE_INSENSITIVE);

    /** No such mailbox or domain, not valid, moved, takes no mail; disabled. */
    private static final Pattern BLAMES_ADDRESS = Pattern.compile("5\\.1\\.(?:[1236]|10)|5\\.2\\.1");

    /** What the text says of an address may hold any word. */
    private static final Pattern ADDRESS = Pattern.compile("<[^>]*>|\\S+@\\S+");

    private static final Pattern ENHANCED =
            Pattern.compile("[0-9]{3}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b.*", Pattern.DOTALL);

    /** The mail client tells in its message which command was refused. */
    static SmtpReply of(SMTPException refusal) {
        String text = String.join(" ", refusal.getReplyMessages());
        return of(command(refusal.getMessage()), refusal.getReplyCode(), text);
    }

    /** A greeting that is none. */
    static SmtpReply greeting(String line) {
        boolean hasCode = line.matches("[45][0-9]{2}.*");
        return of(Command.SESSION, hasCode ? Integer.parseInt(line.substring(0, 3)) : NO_SMTP, line);
    }

    private static SmtpReply of(Command command, int code, String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        return new SmtpReply(command, code, enhanced.matches() ? enhanced.group(1) : "", text);
    }

    private static Command command(String message) {
        if (message.startsWith("sender address")) {
            return Command.MAIL_FROM;
        } else if (message.startsWith("recipient address")) {
            return Command.RCPT_TO;
        } else if (message.startsWith("DATA command") || message.startsWith("sending data")) {
            return Command.DATA;
        }
        return Command.SESSION;
    }

    Outcome outcome() {
        if (command == Command.RCPT_TO && BLAMES_ADDRESS.matcher(enhanced).matches()) {
            return new Unreachable(reason(), false);
        } else if (blamesService()) {
            return new ChannelFault(reason());
        } else if (code < 500) {
            return new Retry(reason());
        }
        return new Permanent(reason());
    }

    private boolean blamesService() {
        return command == Command.SESSION
                || (command == Command.MAIL_FROM && code != TOO_LARGE)
                || BLAMES_SERVICE.contains(code)
                || BLAMES_SERVICE_ENHANCED.matcher(enhanced).matches()
                || BLAMES_SERVICE_TEXT
                        .matcher(ADDRESS.matcher(text).replaceAll(""))
                        .find();
    }

    /** Without the text, which may name the address. */
    String reason() {
        return ("SMTP " + code + " " + enhanced).strip();
    }
}
