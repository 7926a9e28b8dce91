package io.penstock.reporting.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** When reminders are chosen, and how long before the due date. */
@ConfigMapping(prefix = "penstock.reporting.reminders")
interface ReminderSettings {

    /** When the day's run is due, as a Quartz cron expression; {@code off} for an installation that does not remind. */
    @WithDefault("0 0 8 * * ?")
    String cron();

    /** The zone in which that is read; the lender's unless set. */
    @WithDefault("${penstock.reporting.lender.zone}")
    ZoneId zone();

    /** How many days before the due date a client is reminded, once for each. */
    @WithDefault("3,1,0")
    @NotEmpty
    List<@Min(0) @Max(365) Integer> leadDays();

    /**
     * The share of its records that a file of loans may have rejected. Nobody is reminded by a file that rejects more of them:
     * what was paid may be in the rows that are missing.
     */
    @WithDefault("0.5")
    @DecimalMin("0")
    @DecimalMax("1")
    double maxRejectedShare();

    /** How often it is looked whether what holds reminders is settled. */
    @WithDefault("30s")
    Duration lookEvery();
}
