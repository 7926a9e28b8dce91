package io.penstock.messaging;

import io.penstock.messaging.Failures.Treatment;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tries the work of a message again for as long as its failure is {@linkplain Failures one that does not stay}. Pauses grow
 * from 100 ms to 5 s, and to a minute while a repair is awaited.
 */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final long MIN_PAUSE_MS = 100;
    private static final long MAX_PAUSE_MS = 5_000;
    private static final long MAX_PAUSE_FOR_REPAIR_MS = 60_000;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final WorkInHand inHand;
    private final AwaitedRepairs repairs;

    Patience(WorkInHand inHand, AwaitedRepairs repairs) {
        this.inHand = inHand;
        this.repairs = repairs;
    }

    /** Has nothing tried again any more. */
    void end() {
        stopping.countDown();
    }

    /**
     * Does work, again and again until it is done.
     *
     * @param place the message that the work is about
     * @throws Stopped if the service stops before the work could be done
     * @throws RuntimeException what the work threw, if it is given up
     */
    void persist(Place place, Runnable work) {
        inHand.begin();
        try {
            tryUntilDone(place, work);
        } finally {
            repairs.end(place.toString());
            inHand.end();
        }
    }

    private void tryUntilDone(Place place, Runnable work) {
        long pause = MIN_PAUSE_MS;
        boolean triedOnceMore = false;
        while (true) {
            Treatment treatment;
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                treatment = Failures.treatment(e);
                if (treatment == Treatment.GIVE_UP || (treatment == Treatment.TRY_ONCE_MORE && triedOnceMore)) {
                    throw e;
                }
                report(place, e, treatment, pause);
            }
            triedOnceMore |= treatment == Treatment.TRY_ONCE_MORE;
            rest(pause);
            pause = Math.min(pause * 2, treatment == Treatment.AWAIT_REPAIR ? MAX_PAUSE_FOR_REPAIR_MS : MAX_PAUSE_MS);
        }
    }

    private void report(Place place, RuntimeException failure, Treatment treatment, long pause) {
        if (treatment == Treatment.AWAIT_REPAIR) {
            repairs.await(place.toString(), failure);
        }
        LOG.logf(
                Failures.level(failure),
                "message will be tried again %s pauseMs=%d failure=%s",
                place,
                pause,
                Failures.describe(failure));
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

    /** The service stops before the work could be done: the message stays unacknowledged and comes again. */
    static final class Stopped extends RuntimeException {

        Stopped() {
            super("stopped before the work could be done", null, false, false);
        }
    }
}
