package io.penstock.notification.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The Twilio account by which text messages leave. Without account, token and sender no text message can be sent. */
@ConfigMapping(prefix = "penstock.notification.twilio")
public interface TwilioSettings {

    /** Where Twilio's API answers; changed to send through a proxy or to a stand-in. */
    @WithDefault("https://api.twilio.com")
    URI url();

    /** The account's SID, {@code AC…}. */
    Optional<String> accountSid();

    /** The account's auth token; also checks the signature of callbacks. */
    Optional<String> authToken();

    /** The sending number in E.164, or the SID of a messaging service, {@code MG…}. */
    Optional<String> from();

    /** How long connecting may take. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long an answer may take; after that nobody knows whether the message was taken. */
    @WithDefault("15s")
    Duration readTimeout();
}
