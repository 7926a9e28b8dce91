package io.penstock.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The relay that sends events to Kafka. */
@ConfigMapping(prefix = "penstock.relay")
interface RelaySettings {

    /**
     * How long a replica may take to send the messages that it has taken, before another one takes it for standing still and
     * sends in its place. Must be longer than the 40 seconds after which a send is given up.
     */
    @WithDefault("60s")
    Duration silence();
}
