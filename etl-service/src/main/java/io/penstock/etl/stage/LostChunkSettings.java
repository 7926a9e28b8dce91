package io.penstock.etl.stage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Chunks whose message may be lost. */
@ConfigMapping(prefix = "penstock.etl.lost-chunks")
interface LostChunkSettings {

    /**
     * How long a chunk may be open after it was handed out, before it is handed out again. A chunk that only waits behind
     * others is handed out again too, which does no harm: longer means fewer messages in vain.
     */
    @WithDefault("30m")
    Duration after();

    /** How often such chunks are looked for. */
    @WithDefault("1m")
    Duration lookEvery();
}
