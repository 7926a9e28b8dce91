package io.penstock.notification.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;

/** How addresses are read. */
@ConfigMapping(prefix = "penstock.notification")
public interface AddressSettings {

    /** The country of phone numbers that are written without one, as two letters of ISO 3166. */
    @WithDefault("US")
    @Pattern(regexp = "[A-Z]{2}")
    String region();
}
