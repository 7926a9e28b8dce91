package io.penstock.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How a service stops. */
@ConfigMapping(prefix = "penstock.stop")
interface StopSettings {

    /**
     * How long messages in hand may take to end, such as the staging of a chunk or a short merge, before they are broken
     * off. Shorter than whoever stops the service waits before it kills it.
     */
    @WithDefault("10s")
    Duration patience();
}
