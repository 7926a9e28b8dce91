package io.penstock.reporting.lender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** Where the lender is. */
@ConfigMapping(prefix = "penstock.reporting.lender")
interface LenderSettings {

    /** The zone whose dates are business dates, and in which the times of clients and loans are given. */
    @WithDefault("America/Sao_Paulo")
    ZoneId zone();
}
