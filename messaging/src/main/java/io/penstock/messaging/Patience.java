package io.penstock.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Tries work again for as long as its failure is one that passes; pauses grow from 100 ms to 5 s. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long SHORTEST_MS = 100;
    private static final long LONGEST_MS = 5_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final WorkInHand inHand;

    Patience(WorkInHand inHand) {
        this.inHand = inHand;
    }

    /** Has nothing tried again any more. */
    void end() {
        stopping.countDown();
    }

    /**
     * Does work, again and again until it is done.
     *
     * @throws Stopped if the service stops before the work could be done
     * @throws RuntimeException what the work threw, if that does not pass
     */
    void persist(String topic, Runnable work) {
        inHand.begin();
        try {
            tryUntilDone(topic, work);
        } finally {
            inHand.end();
        }
    }

    private void tryUntilDone(String topic, Runnable work) {
        long pause = SHORTEST_MS;
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (!Failures.passes(e)) {
                    throw e;
                }
                LOG.warnf("message will be tried again topic=%s pauseMs=%d cause=%s", topic, pause, rootOf(e));
            }
            rest(pause);
            pause = Math.min(pause * 2, LONGEST_MS);
        }
    }

    private void rest(long millis) {
        try {
            if (stopping.await(millis, TimeUnit.MILLISECONDS)) {
                throw new Stopped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    /** The service stops before the work could be done: the message stays unacknowledged and comes again. */
    static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped before the work could be done", null, false, false);
        }
    }
}
