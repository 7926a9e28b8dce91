package io.penstock.reporting.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How answers are kept and shown. */
@ConfigMapping(prefix = "penstock.reporting.analytics")
interface AnalyticsSettings {

    /**
     * How many answers are kept; the one not asked for longest goes first. An answer is a few kilobytes, with its picture
     * about fifty. More if many people look at many selections.
     */
    @WithDefault("200")
    int answersKept();

    /** How long an answer is kept at most, even if the mart says that nothing has changed. */
    @WithDefault("1H")
    Duration keptFor();

    /** What amounts are in, as written at the axes of pictures. */
    @WithDefault("BRL")
    String currency();
}
