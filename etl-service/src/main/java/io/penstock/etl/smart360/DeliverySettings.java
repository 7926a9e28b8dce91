package io.penstock.etl.smart360;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How rows are brought to SMART360. */
@ConfigMapping(prefix = "penstock.etl.delivery")
interface DeliverySettings {

    /**
     * How long the mart may be asked nothing while SMART360 works on a delivery. A process that stands still keeps the load
     * for so long; longer than SMART360 keeps what is not committed there, so that two replicas never deliver at once.
     */
    @WithDefault("15m")
    Duration silence();
}
