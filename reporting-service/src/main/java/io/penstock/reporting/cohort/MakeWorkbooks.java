package io.penstock.reporting.cohort;

import io.penstock.messaging.Failures;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Makes the workbooks that are asked for, on every replica, one after the other. */
@ApplicationScoped
class MakeWorkbooks {

    private static final Logger LOG = Logger.getLogger(MakeWorkbooks.class);

    private final NameWorkbooks names;
    private final MakeNextWorkbook next;
    private final ReentrantLock busy = new ReentrantLock();
    private final ExecutorService woken = Executors.newSingleThreadExecutor(work -> new Thread(work, "make-workbooks"));

    MakeWorkbooks(NameWorkbooks names, MakeNextWorkbook next) {
        this.names = names;
        this.next = next;
    }

    /** One was asked for: the thread that did so goes on with its own work. */
    void asked(@Observes(during = TransactionPhase.AFTER_SUCCESS) WorkbookAsked asked) {
        woken.execute(this::look);
    }

    @Scheduled(every = "{penstock.reporting.cohorts.look-every}", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (!busy.tryLock()) {
            return;
        }
        try {
            do {
                names.name();
            } while (next.make());
        } catch (RuntimeException e) {
            LOG.logf(
                    Failures.level(e),
                    Failures.withoutData(e),
                    "workbooks not looked for; going on at the next look failure=%s",
                    Failures.describe(e));
        } finally {
            busy.unlock();
        }
    }

    @PreDestroy
    void stop() {
        woken.shutdownNow();
    }
}
