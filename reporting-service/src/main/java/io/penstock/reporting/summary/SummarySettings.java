package io.penstock.reporting.summary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When summaries are made, and how they are written. */
@ConfigMapping(prefix = "penstock.reporting.summary")
interface SummarySettings {

    /**
     * When the summary of the seven days before is made, in the lender's zone, as Quartz reads it with seconds first;
     * {@code off} for never. Later where the week's last files arrive in the night to Monday.
     */
    @WithDefault("0 0 7 ? * MON")
    String cron();

    /** Code of the currency of all amounts; only shown, nothing is converted. */
    @WithDefault("BRL")
    String currency();
}
