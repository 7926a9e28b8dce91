package io.penstock.notification.mail;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.Letter;
import io.penstock.notification.ledger.News;
import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Accepted;
import io.penstock.notification.ledger.Outcome.Permanent;
import io.penstock.notification.ledger.Sender;
import io.penstock.notification.ledger.Sought;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sends mails by SMTP, each thread over a connection of its own that is kept while there are mails. */
@ApplicationScoped
class MailSender implements Sender {

    private final SmtpConnections connections;
    private final MailSettings settings;
    private final String envelopeFrom;
    private final ScheduledThreadPoolExecutor limits = new ScheduledThreadPoolExecutor(1);

    MailSender(SmtpConnections connections, MailSettings settings) {
        this.connections = connections;
        this.settings = settings;
        this.envelopeFrom = new EmailAddress(settings.from()).getEmail();
        limits.setRemoveOnCancelPolicy(true);
    }

    @PreDestroy
    void close() {
        limits.shutdownNow();
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public int atOnce() {
        return settings.atOnce();
    }

    @Override
    public Outcome send(Letter letter) {
        if (!letter.recipient().chars().allMatch(c -> c > ' ' && c != '<' && c != '>')) {
            return new Permanent("address cannot be written");
        }
        // The same on every attempt, so that a mailbox that got a mail twice can tell.
        String messageId = "<delivery-%d@%s>".formatted(letter.deliveryId(), settings.messageIdDomain());
        byte[] mail = MailText.of(letter, settings.from(), messageId);
        long end = System.nanoTime() + settings.timeout().toNanos();
        Attempt attempt;
        do {
            attempt = attempt(connections.take(), letter.recipient(), mail, end - System.nanoTime());
        } while (attempt.stale());
        return attempt.failure().orElseGet(() -> new Accepted(messageId));
    }

    /**
     * How it ended.
     *
     * @param failure empty when the server took the mail
     * @param stale the server had closed the connection since the mail before; nothing of this one was taken
     */
    private record Attempt(Optional<Outcome> failure, boolean stale) {}

    private Attempt attempt(SmtpConnection connection, String to, byte[] mail, long nanos) {
        boolean kept = connection.isOpen();
        Optional<IOException> failure = give(connection, to, mail, nanos);
        Optional<Outcome> outcome =
                failure.map(e -> SmtpFailure.outcome(e, connection.isReady(), connection.mayHaveTaken()));
        boolean answered = failure.map(e -> e instanceof SmtpRefused refused && !refused.endsConnection())
                .orElse(true);
        boolean stale = kept && !answered && !connection.mayHaveTaken() && !connection.isCutOff();
        if (answered && connection.isReady() && !connection.isCutOff()) {
            connections.giveBack(connection);
        } else {
            connection.close();
        }
        return new Attempt(outcome, stale);
    }

    private Optional<IOException> give(SmtpConnection connection, String to, byte[] mail, long nanos) {
        Future<?> limit = limits.schedule(connection::cutOff, nanos, TimeUnit.NANOSECONDS);
        try {
            if (!connection.isReady()) {
                connection.open();
            }
            connection.send(envelopeFrom, to, mail);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        } finally {
            limit.cancel(false);
        }
    }

    /** An SMTP server takes mails and keeps no list of them. */
    @Override
    public Optional<News> ask(Sought sought) {
        return Optional.empty();
    }
}
