package io.penstock.notification.sms;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import io.penstock.notification.ledger.Channel;
import io.penstock.notification.ledger.Letter;
import io.penstock.notification.ledger.News;
import io.penstock.notification.ledger.Outcome;
import io.penstock.notification.ledger.Outcome.Accepted;
import io.penstock.notification.ledger.Outcome.Unknown;
import io.penstock.notification.ledger.Sender;
import io.penstock.notification.ledger.Sought;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** Sends text messages by Twilio. */
@ApplicationScoped
class TwilioSender implements Sender {

    private static final Logger LOG = Logger.getLogger(TwilioSender.class);
    private static final int NEWEST = 200;
    /** How far this machine's clock may be behind Twilio's. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final TwilioSettings settings;
    private final CallbackSettings callback;
    private final Optional<TwilioRestClient> client;

    TwilioSender(TwilioSettings settings, CallbackSettings callback) {
        this.settings = settings;
        this.callback = callback;
        this.client = settings.from()
                .flatMap(from -> settings.accountSid())
                .flatMap(sid -> settings.authToken().map(token -> client(sid, token, settings)));
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Optional<String> off() {
        return client.isPresent()
                ? Optional.empty()
                : Optional.of("text messages are off: no Twilio account, token and sender are configured");
    }

    @Override
    public Outcome send(Letter letter) {
        try {
            String sid = creator(letter).create(client.orElseThrow()).getSid();
            return sid == null ? new Unknown("the answer is not Twilio's own", true) : new Accepted(sid);
        } catch (RuntimeException e) {
            return TwilioAnswer.outcome(e);
        }
    }

    @Override
    public Optional<News> ask(Sought sought) {
        try {
            return client.flatMap(twilio -> sought.providerId() == null
                            ? search(twilio, sought)
                            : Optional.of(Message.fetcher(sought.providerId()).fetch(twilio)))
                    .map(TwilioSender::news);
        } catch (TwilioException | TwilioFailure e) {
            LOG.infof("Twilio could not be asked reason=%s", e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private MessageCreator creator(Letter letter) {
        PhoneNumber to = new PhoneNumber(letter.recipient());
        String from = settings.from().orElseThrow();
        String text = letter.words().text();
        MessageCreator creator = from.startsWith("MG")
                ? Message.creator(to, from, text)
                : Message.creator(to, new PhoneNumber(from), text);
        // Names the delivery, so that a callback finds it even when this call's answer is lost.
        return creator.setStatusCallback(
                URI.create(callback.publicUrl() + "/twilio/status?delivery=" + letter.deliveryId()));
    }

    /**
     * By number and text, if it is no other delivery's: a reminder may be sent again. Not by the day sent, which a message still
     * queued does not have.
     */
    private static Optional<Message> search(TwilioRestClient twilio, Sought sought) {
        var newest = Message.reader()
                .setTo(new PhoneNumber(sought.recipient()))
                .limit(NEWEST)
                .read(twilio);
        return StreamSupport.stream(newest.spliterator(), false)
                .filter(message -> Letter.fingerprint(message.getBody()).equals(sought.fingerprint()))
                .filter(message -> message.getDateCreated()
                        .toInstant()
                        .isAfter(sought.sentAt().minus(CLOCKS_DIFFER)))
                .filter(message -> !sought.isOfAnother().test(message.getSid()))
                .findFirst();
    }

    private static News news(Message message) {
        return TwilioStatus.news(message.getSid(), message.getStatus().toString(), message.getErrorCode());
    }

    private static TwilioRestClient client(String sid, String token, TwilioSettings settings) {
        return new TwilioRestClient.Builder(sid, token)
                .accountSid(sid)
                .httpClient(new TwilioHttp(settings))
                .build();
    }
}
