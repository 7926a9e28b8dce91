package io.penstock.notification.alert;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells alerts of one kind together, a while after the first of them. */
@ApplicationScoped
class GatherAlerts {

    private final MakeDigest digests;

    GatherAlerts(MakeDigest digests) {
        this.digests = digests;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void gather() {
        digests.kindsWithOpenAlerts().forEach(digests::make);
    }
}
