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

    /** Attempts until a delivery that keeps being refused for passing reasons fails for good. */
    @WithDefault("8")
    @Min(1)
    int maxAttempts();

    /** Pause after the first attempt; doubles with each, up to an hour. */
    @WithDefault("2s")
    Duration pause();

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
