package io.penstock.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * Stops what runs by itself as soon as the service is told to stop, while the database can still be reached: nothing
 * scheduled begins any more, and what fails from now on {@linkplain Failures#passes is done again} after the next start.
 */
@ApplicationScoped
class StopWork {

    private final Scheduler scheduler;

    StopWork(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        Failures.duringStop(false);
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopped) {
        Failures.duringStop(true);
        scheduler.pause();
    }
}
