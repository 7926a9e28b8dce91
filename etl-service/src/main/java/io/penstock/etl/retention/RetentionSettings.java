package io.penstock.etl.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Period;

/** How long records of ended loads are kept that are not in the mart. */
@ConfigMapping(prefix = "penstock.etl.retention")
interface RetentionSettings {

    /**
     * Of rejects, anomalies, corrected records, loans that wait for their client, and lists of accounts, from the end of
     * their load, such as {@code P90D}; {@code P0D} keeps them for ever. Shorter than the chunks are kept makes no sense:
     * rejects can be corrected as long as they are there.
     */
    @WithDefault("P90D")
    Period records();

    /** Rows that are deleted in one transaction. */
    @WithDefault("5000")
    @Min(1)
    @Max(100_000)
    int batchSize();

    /** When old records are forgotten, in UTC, as a Quartz cron expression; {@code off} for never. */
    @WithDefault("0 45 3 * * ?")
    String cron();
}
