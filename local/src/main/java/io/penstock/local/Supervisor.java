package io.penstock.local;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Starts a service again that ended by itself: after a second, and after ever longer pauses if it keeps ending. */
final class Supervisor {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STEADY_AFTER = Duration.ofMinutes(1);
    private static final long FIRST_PAUSE_MS = 1_000;
    private static final long LONGEST_PAUSE_MS = 30_000;

    private record Restart(Instant at, long pauseMs) {}

    private final Progress progress;
    private final Runnable pidsChanged;
    private final Map<ServiceProcess, Restart> last = new HashMap<>();
    private volatile boolean stopping;

    Supervisor(Progress progress, Runnable pidsChanged) {
        this.progress = progress;
        this.pidsChanged = pidsChanged;
    }

    void watch(ServiceProcess process) {
        process.whenEnded(this::revive);
    }

    void stop() {
        stopping = true;
    }

    private void revive(ServiceProcess process) {
        // Ctrl-C reaches the services, too, a moment before we are told to stop.
        Pause.millis(FIRST_PAUSE_MS / 2);
        if (stopping) {
            return;
        }
        long pause = nextPause(process);
        progress.say(process.name() + " ended by itself with exit code " + process.exitCode()
                + "; it is started again in " + pause / 1_000 + " s. " + process.lastLines());
        Pause.millis(pause - FIRST_PAUSE_MS / 2);
        if (stopping) {
            return;
        }
        process.start();
        pidsChanged.run();
        try {
            process.awaitReady(READY_WITHIN);
            progress.say(process.name() + " is ready again (process " + process.pid() + ")");
        } catch (Refused e) {
            progress.say(e.getMessage());
        }
    }

    private synchronized long nextPause(ServiceProcess process) {
        Restart former = last.get(process);
        boolean again = former != null && former.at().plus(STEADY_AFTER).isAfter(Instant.now());
        long pause = again ? Math.min(LONGEST_PAUSE_MS, former.pauseMs() * 2) : FIRST_PAUSE_MS;
        last.put(process, new Restart(Instant.now(), pause));
        return pause;
    }
}
