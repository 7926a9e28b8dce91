package io.penstock.notification.reminder;

import io.penstock.notification.ledger.Channel;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.LocalTime;
import java.util.Set;

/** When clients are left in peace, by the clock on their own wall. */
@ConfigMapping(prefix = "penstock.notification.quiet-hours")
public interface QuietHoursSettings {

    /** First minute at which nothing is sent; the same as {@link #to} for no quiet hours at all. */
    @WithDefault("21:00")
    LocalTime from();

    /** First minute at which messages are sent again; on the next day if it is earlier than {@link #from}. */
    @WithDefault("08:00")
    LocalTime to();

    /** The channels that keep them. */
    @WithDefault("EMAIL,SMS")
    Set<Channel> channels();
}
