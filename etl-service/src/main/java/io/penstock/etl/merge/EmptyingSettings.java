package io.penstock.etl.merge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When a load that would empty a column is held until a person releases or discards it. */
@ConfigMapping(prefix = "penstock.etl.emptying")
interface EmptyingSettings {

    /** Share of a load's rows that the mart knows, 0 to 1: held if a column would lose its value in more of them. */
    @WithDefault("0.5")
    double share();

    /** How many values a column must lose at least; so that small corrections are not held. */
    @WithDefault("10")
    long rows();
}
