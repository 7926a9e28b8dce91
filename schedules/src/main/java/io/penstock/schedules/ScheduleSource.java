package io.penstock.schedules;

import java.util.Collection;

/**
 * A bean that names schedules which are known only when the service starts, for instance one for each entry of a
 * configuration file. It is asked once.
 */
public interface ScheduleSource {

    /** The schedules; their names must differ from all others of the service. */
    Collection<? extends Schedule> schedules();
}
