package io.penstock.etl.load;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Ends of loads whose event may be lost. */
@ConfigMapping(prefix = "penstock.etl.unknown-ends")
interface UnknownEndSettings {

    /**
     * How long the reporting service may take to hear of the end of a load, before it is published again. To publish one twice
     * does no harm.
     */
    @WithDefault("30m")
    Duration after();

    /** How often such loads are looked for. */
    @WithDefault("1m")
    Duration lookEvery();
}
