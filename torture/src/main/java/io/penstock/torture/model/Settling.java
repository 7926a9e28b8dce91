package io.penstock.torture.model;

import io.penstock.local.Rig;
import io.penstock.testkit.model.Difference;
import io.penstock.testkit.model.Difference.Where;
import io.penstock.torture.oracle.Quiet;
import java.time.Duration;
import java.util.List;

/** Waits until the platform has nothing left to do. */
final class Settling {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Rig rig;
    private final Crashes crashes;

    Settling(Rig rig, Crashes crashes) {
        this.rig = rig;
        this.crashes = crashes;
    }

    /**
     * Returns when nothing is left to do and every process runs that had ended.
     *
     * @throws Difference if something is never done
     */
    void settle() {
        do {
            crashes.mend();
            awaitQuiet();
        } while (crashes.mend());
    }

    private void awaitQuiet() {
        try {
            List<String> left = Quiet.await(rig, PATIENCE);
            if (!left.isEmpty()) {
                throw new Difference(Where.STATE, "expected nothing to be left to do, found " + left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
