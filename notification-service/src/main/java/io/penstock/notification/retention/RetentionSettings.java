package io.penstock.notification.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Period;

/** How long the ledger remembers messages that have ended. */
@ConfigMapping(prefix = "penstock.notification.retention")
interface RetentionSettings {

    /**
     * Of deliveries, with the addresses they went to, from their end, and of the alerts that they told, such as {@code
     * P365D}; {@code P0D} keeps them for ever. A message is not sent twice as long as it is remembered; reminders are not
     * even then.
     */
    @WithDefault("P365D")
    Period deliveries();

    /** Rows that are deleted in one transaction. */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int batchSize();

    /** When old messages are forgotten, in UTC, as a Quartz cron expression; {@code off} for never. */
    @WithDefault("0 15 4 * * ?")
    String cron();
}
