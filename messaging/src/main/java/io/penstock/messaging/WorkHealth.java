package io.penstock.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Shows what does not go on until a person does something. The service stays ready: all its other work goes on. */
@Readiness
@ApplicationScoped
class WorkHealth implements HealthCheck {

    private final AwaitedRepairs repairs;
    private final UnsentMessages unsent;

    WorkHealth(AwaitedRepairs repairs, UnsentMessages unsent) {
        this.repairs = repairs;
        this.unsent = unsent;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder health =
                HealthCheckResponse.named("work").up().withData("unsent messages", unsent.count());
        repairs.awaited().forEach((work, fault) -> health.withData("awaits a repair: " + work, fault));
        return health.build();
    }
}
