package io.penstock.etl.finish;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a process that stands still keeps what it works on. */
@ConfigMapping(prefix = "penstock.etl.copies")
interface SilenceSettings {

    /** For how long a copy may move no byte while its client is waited for. */
    @WithDefault("2m")
    Duration silence();
}
