package io.penstock.notification.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** How addresses are read. */
@ConfigMapping(prefix = "penstock.notification")
public interface AddressSettings {

    /**
     * The country of the configuration's phone numbers that are written without one, as two letters of ISO 3166. Clients' numbers
     * are not read in it.
     */
    @WithDefault("US")
    @Pattern(regexp = "[A-Z]{2}")
    String region();
}
