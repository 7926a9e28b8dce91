package io.penstock.notification.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows which channels are paused. A provider's fault does not make the service unready: messages wait in the ledger. */
@Readiness
@ApplicationScoped
class ChannelHealth implements HealthCheck {

    private final PausedChannels paused;

    ChannelHealth(PausedChannels paused) {
        this.paused = paused;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("message channels").up();
        for (Channel channel : Channel.values()) {
            health.withData(channel.name(), "works");
        }
        paused.find()
                .forEach((channel, pause) -> health.withData(
                        channel.name(),
                        "paused since %s: %s; next attempt at %s"
                                .formatted(pause.since(), pause.reason(), pause.probeAt())));
        return health.build();
    }
}
