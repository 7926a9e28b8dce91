package io.penstock.notification;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets no job begin once the service stops; the database's connections are closed before the scheduler is. */
@ApplicationScoped
class StopJobs {

    void onStop(@Observes @Priority(1) ShutdownEvent stop, Scheduler scheduler) {
        scheduler.pause();
    }
}
