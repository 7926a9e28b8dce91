package io.penstock.messaging;

import io.penstock.messaging.Failures.Treatment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The {@linkplain Failures policy of failures} for work that comes by no message but is found again and again in a table,
 * such as a load that waits for its merge: remembers of this process what has failed and when it is tried again.
 */
@ApplicationScoped
public class FailedWork {

    private static final Duration MIN_PAUSE = Duration.ofSeconds(1);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(1);

    private final AwaitedRepairs repairs;
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    FailedWork(AwaitedRepairs repairs) {
        this.repairs = repairs;
    }

    /** Whether the work has failed and is not to be tried yet. */
    public boolean isPaused(String work) {
        Failed last = failed.get(work);
        return last != null && Instant.now().isBefore(last.notBefore);
    }

    /**
     * The work has failed.
     *
     * @param work what it is about, by ids only
     * @return whether it is given up; if not, it is to be tried again
     */
    public boolean isGivenUp(String work, Throwable failure) {
        Treatment treatment = Failures.treatment(failure);
        Failed last = failed.get(work);
        if (treatment == Treatment.GIVE_UP || (treatment == Treatment.TRY_ONCE_MORE && last != null)) {
            end(work);
            return true;
        }
        if (treatment == Treatment.AWAIT_REPAIR) {
            repairs.await(work, failure);
            failed.put(work, last == null ? Failed.after(MIN_PAUSE) : Failed.after(last.pause.multipliedBy(2)));
        } else if (treatment == Treatment.TRY_ONCE_MORE) {
            failed.put(work, Failed.after(MIN_PAUSE));
        }
        return false;
    }

    /** The work was done, or is given up. */
    public void end(String work) {
        failed.remove(work);
        repairs.end(work);
    }

    private record Failed(Duration pause, Instant notBefore) {

        static Failed after(Duration pause) {
            Duration limited = pause.compareTo(MAX_PAUSE) < 0 ? pause : MAX_PAUSE;
            return new Failed(limited, Instant.now().plus(limited));
        }
    }
}
