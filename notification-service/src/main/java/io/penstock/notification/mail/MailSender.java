package io.penstock.notification.mail;

import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.Letter;
import io.penstock.notification.ledger.News;
import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Accepted;
import io.penstock.notification.ledger.Outcome.ChannelFault;
import io.penstock.notification.ledger.Outcome.Retry;
import io.penstock.notification.ledger.Outcome.Unreachable;
import io.penstock.notification.ledger.Sender;
import io.penstock.notification.ledger.Sought;
import io.penstock.notification.wording.Enclosure;
import io.penstock.notification.wording.Words;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Sends mails by SMTP, over connections that are kept for the next mail and tried before it. */
@ApplicationScoped
class MailSender implements Sender {

    private final ReactiveMailer mailer;
    private final MailSettings settings;
    private final MailServerCheck server;

    /**
     * Where the client works. Called from a thread of ours, it would take one event loop for the socket and another for
     * itself, and now and then miss the server's greeting, which came before it listened: the mail would hang.
     */
    private final Context eventLoop;

    MailSender(ReactiveMailer mailer, MailSettings settings, MailServerCheck server, Vertx vertx) {
        this.mailer = mailer;
        this.settings = settings;
        this.server = server;
        this.eventLoop = vertx.getOrCreateContext();
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
    public int begunAtOnce() {
        return settings.begunAtOnce();
    }

    @Override
    public Optional<ChannelFault> check() {
        return server.check();
    }

    @Override
    public Outcome send(Letter letter) {
        if (!isWritable(letter.recipient())) {
            return new Unreachable("the mail client refuses the address", false);
        }
        // The same on every attempt, so that a mailbox that got a mail twice can tell.
        String messageId = "<delivery-%d@%s>".formatted(letter.deliveryId(), settings.messageIdDomain());
        Mail mail = mail(letter.words())
                .addTo(letter.recipient())
                .addHeader("Message-ID", messageId)
                .addHeader("Auto-Submitted", "auto-generated");
        try (EnclosureFiles files = new EnclosureFiles()) {
            for (Enclosure enclosure : letter.words().enclosures()) {
                files.attach(enclosure, mail);
            }
            mailer.send(mail)
                    .runSubscriptionOn(work -> eventLoop.runOnContext(ignored -> work.run()))
                    .await()
                    .atMost(settings.timeout());
            return new Accepted(messageId);
        } catch (IOException e) {
            return new Retry("enclosures not written: " + e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            return SmtpFailure.outcome(e);
        }
    }

    /** An SMTP server takes mails and keeps no list of them. */
    @Override
    public Optional<News> ask(Sought sought) {
        return Optional.empty();
    }

    /** Asked of the client beforehand: what it throws during a call would not tell whether the mail had left. */
    private static boolean isWritable(String address) {
        try {
            return address.chars().allMatch(c -> c > ' ')
                    && new EmailAddress(address).getEmail().equals(address);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Mail mail(Words words) {
        Mail mail = new Mail().setSubject(words.subject()).setText(words.text()).setHtml(words.html());
        words.headers().forEach(mail::addHeader);
        return mail;
    }
}
