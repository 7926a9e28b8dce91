package io.penstock.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** {@code ./penstock up}: runs the platform until it is told to stop. */
public final class Up {

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Up() {}

    public static void main(String[] words) {
        Host.ignoreLanguage();
        System.exit(run(words));
    }

    private static int run(String... words) {
        Path root = Path.of(words[0]);
        try {
            Options options = Options.parse(root, Arrays.copyOfRange(words, 1, words.length));
            Files.createDirectories(options.home());
            Logs.toFile(options.home());
            runUntilStopped(options);
            return 0;
        } catch (Options.Usage e) {
            System.err.println(e.getMessage() + "; see ./penstock help");
            return MISUSED;
        } catch (Refused | IOException e) {
            System.err.println("Penstock did not start: " + e.getMessage());
            return FAILED;
        }
    }

    private static void runUntilStopped(Options options) {
        CountDownLatch told = new CountDownLatch(1);
        Thread starter = Thread.currentThread();
        Signals.onStop(() -> tell(told, starter));
        Progress progress = new Progress(System.out);
        progress.say("starting Penstock in " + options.home());
        try (Platform platform = Platform.start(options, progress)) {
            System.out.println(new Welcome(platform.runFile(), options).text(progress.seconds()));
            await(told);
            progress.say("stopping");
        } catch (Refused e) {
            if (told.getCount() > 0) {
                throw e;
            }
            progress.say("stopped before it was ready");
        }
    }

    /** Only the first signal counts: a second Ctrl-C must not cut short the stop that the first has begun. */
    private static synchronized void tell(CountDownLatch told, Thread starter) {
        if (told.getCount() > 0) {
            starter.interrupt();
            told.countDown();
        }
    }

    private static void await(CountDownLatch told) {
        while (told.getCount() > 0) {
            try {
                told.await();
            } catch (InterruptedException e) {
                // The signal interrupts just before it counts down.
            }
        }
        // Not to be taken for a wish to cut the stop short.
        Thread.interrupted();
    }
}
