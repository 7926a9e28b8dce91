package io.penstock.ingest.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long records and files are kept that were loaded. Shorter times save space, and forgo running old loads again. */
@ConfigMapping(prefix = "penstock.ingest.retention")
interface RetentionSettings {

    /** Of the chunks of a batch, from its arrival, such as {@code P90D}; {@code P0D} keeps them for ever. */
    @WithDefault("P90D")
    Period chunks();

    /** Of the files of the archive, from the day of their arrival; {@code P0D} keeps them for ever. */
    @WithDefault("P365D")
    Period archive();

    /** When old batches are forgotten, in UTC, as a Quartz cron expression; {@code off} for never. */
    @WithDefault("0 30 3 * * ?")
    String cron();
}
