package io.penstock.reporting.cohort;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;

/** How long workbooks stay in the outbox. */
@ConfigMapping(prefix = "penstock.reporting.retention")
interface RetentionSettings {

    /**
     * From when it was made, such as {@code P365D}; {@code P0D} keeps them for ever. What people have altered or put there
     * themselves stays.
     */
    @WithDefault("P365D")
    Period workbooks();

    /** When old workbooks are removed, in UTC, as a Quartz cron expression; {@code off} for never. */
    @WithDefault("0 45 4 * * ?")
    String cron();
}
