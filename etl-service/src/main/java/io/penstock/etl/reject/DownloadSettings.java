package io.penstock.etl.reject;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Downloads of rejects and anomalies. */
@ConfigMapping(prefix = "penstock.etl.downloads")
interface DownloadSettings {

    /** How many may be under way at the same time in one replica; more are asked to come again. */
    @WithDefault("8")
    int atOnce();

    /** Longest time that one may take; then its connection is closed. */
    @WithDefault("10m")
    Duration longest();
}
