package io.penstock.schedules;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the replicas share what is scheduled. */
@ConfigMapping(prefix = "penstock.schedules")
interface ScheduleSettings {

    /** A run that could not be begun for so long counts as missed, and all that were missed are made up by one. */
    @WithDefault("1m")
    Duration missedAfter();

    /**
     * How often a replica says that it is alive. One that has not done so for this time and 7.5 seconds more is taken for
     * dead, and what it was running is run again by another. Longer is right where clocks or the database stall.
     */
    @WithDefault("10s")
    Duration signOfLifeEvery();
}
