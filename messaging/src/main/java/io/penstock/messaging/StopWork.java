package io.penstock.messaging;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/**
 * Stops what runs by itself as soon as the service is told to stop, while the database can still be reached: nothing
 * scheduled and no message is begun any more, and messages in hand may end. What takes too long is broken off, and, as
 * whatever else fails from now on, {@linkplain Failures#passes done again} after the next start.
 */
@ApplicationScoped
class StopWork {

    private static final Logger LOG = Logger.getLogger(StopWork.class);

    private final Scheduler scheduler;
    private final Patience patience;
    private final WorkInHand work;
    private final StopSettings settings;

    StopWork(Scheduler scheduler, Patience patience, WorkInHand work, StopSettings settings) {
        this.scheduler = scheduler;
        this.patience = patience;
        this.work = work;
        this.settings = settings;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        Failures.duringStop(false);
    }

    void stop(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent stopped) {
        Failures.duringStop(true);
        scheduler.pause();
        patience.end();
        int messages = work.beginNothing();
        if (messages > 0) {
            LOG.infof("stop waits for messages in hand messages=%d", messages);
            LOG.infof("stop goes on messages=%d", work.await(settings.patience()));
        }
    }
}
