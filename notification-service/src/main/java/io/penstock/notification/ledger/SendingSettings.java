package io.penstock.notification.ledger;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How deliveries are attempted. */
@ConfigMapping(prefix = "penstock.notification.sending")
public interface SendingSettings {

    /** Name of this instance in the ledger; must differ between replicas that run at the same time. */
    @WithDefault("${HOSTNAME:localhost}:${quarkus.http.port}")
    String instance();

    /** How many messages are sent at once by one instance. More needs a larger connection pool. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int senders();

    /** Attempts until a delivery whose words cannot be made fails. What a provider is to blame for waits by age instead. */
    @WithDefault("8")
    @Min(1)
    int maxAttempts();

    /** Pause of a message, and of a whole channel, after the first failure; doubles with each. */
    @WithDefault("1s")
    Duration pause();

    /** Longest of these pauses, and so how long it takes at most until it is noticed that a provider works again. */
    @WithDefault("10m")
    Duration longestPause();

    /**
     * How long a message waits for a fault that is not its own, such as a mail server that is away or refuses the login; then
     * it fails. A message that speaks of a date, as reminders do, waits until that date is past instead.
     */
    @WithDefault("72h")
    Duration waitFor();

    /** How long a channel must have been paused before people are told of it. */
    @WithDefault("1m")
    Duration tellAfter();

    /**
     * How long an attempt may take before whoever made it is believed dead and its outcome unknown. Must be longer than
     * the providers' timeouts.
     */
    @WithDefault("60s")
    Duration lease();

    /** Pause before the provider is first asked about a message of unknown outcome; grows with the message's age. */
    @WithDefault("5s")
    Duration askAfter();

    /** Pause before the provider is first asked about an accepted message of which no callback has told the end. */
    @WithDefault("1m")
    Duration confirmAfter();

    /** For how long the provider is asked about a message; after that an unknown one waits for a person. */
    @WithDefault("24h")
    Duration askFor();

    /** How often it is looked for messages about which the provider should be asked. */
    @WithDefault("5s")
    Duration reconcileEvery();
}
