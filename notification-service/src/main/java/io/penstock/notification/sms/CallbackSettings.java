package io.penstock.notification.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How Twilio reaches this service. */
@ConfigMapping(prefix = "penstock.notification")
public interface CallbackSettings {

    /**
     * This service's address as Twilio sees it, without a slash at its end. Callbacks are signed with it, so it must be
     * the public one when a proxy stands before this service.
     */
    @WithDefault("http://localhost:${quarkus.http.port}")
    String publicUrl();
}
