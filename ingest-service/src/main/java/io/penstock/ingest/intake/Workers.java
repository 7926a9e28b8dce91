package io.penstock.ingest.intake;

import io.penstock.ingest.IngestSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The few threads that read files. A file is claimed only when one of them is free to work on it. */
@ApplicationScoped
class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Semaphore free;
    private final ExecutorService threads;

    Workers(IngestSettings settings) {
        free = new Semaphore(settings.workers());
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        threads = Executors.newFixedThreadPool(settings.workers(), work -> {
            Thread thread = new Thread(work, "intake");
            thread.setContextClassLoader(application);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Waits for a free worker; whoever gets one either runs work on it or releases it. */
    boolean reserve(Duration patience) {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void release() {
        free.release();
    }

    /** Runs work on the reserved worker, which is free again afterwards. */
    void run(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                free.release();
            }
        });
    }

    /** Lets the files in work come to their end, as far as the time allows; the others are begun anew later. */
    @PreDestroy
    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.infof("files still in work are begun anew at the next start");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
