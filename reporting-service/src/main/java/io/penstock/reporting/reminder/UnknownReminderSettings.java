package io.penstock.reporting.reminder;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Reminders whose event may be lost. */
@ConfigMapping(prefix = "penstock.reporting.unknown-reminders")
interface UnknownReminderSettings {

    /**
     * How long the notification service may take to hear of a reminder, before it is published again. To publish one twice
     * does no harm.
     */
    @WithDefault("30m")
    Duration after();

    /** How often such reminders are looked for. */
    @WithDefault("1m")
    Duration lookEvery();
}
