package io.penstock.ingest.batch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Staged batches whose event may be lost. */
@ConfigMapping(prefix = "penstock.ingest.unknown-batches")
interface AnnounceSettings {

    /**
     * How long the etl service may take to begin the load of a staged batch, before the batch is announced again. To announce
     * one twice does no harm.
     */
    @WithDefault("30m")
    Duration after();

    /** How often such batches are looked for. */
    @WithDefault("1m")
    Duration lookEvery();
}
