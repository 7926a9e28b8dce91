package io.penstock.etl.reconcile;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** When the whole of SMART360's table is compared with the mart, as Quartz cron expressions; {@code off} for never. */
@ConfigMapping(prefix = "penstock.etl.reconcile")
interface ReconcileSettings {

    /** When it is compared, and nothing changed. */
    @WithDefault("0 15 4 * * ?")
    String cron();

    /** When it is compared, and what it lacks or has otherwise is delivered again. */
    @WithDefault("off")
    String mendCron();

    /** The zone in which they are read. */
    @WithDefault("UTC")
    ZoneId zone();
}
