package io.penstock.torture;

import io.penstock.torture.fault.Fault;
import io.penstock.torture.fault.Faults;
import io.penstock.torture.work.Consumers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/** Round after round on one platform; after a broken promise, on a new one, and the old one's folder is kept. */
final class Campaign {

    private static final int ROUNDS_PER_PLATFORM = 40;
    private static final int DUE_PER_DAY = 100;

    private final TortureOptions options;
    private final Path folder;
    private final PrintStream out;
    private int platforms;
    private int onThis;
    private Subject subject;
    private Duration within;

    Campaign(TortureOptions options, Path folder, PrintStream out) {
        this.options = options;
        this.folder = folder;
        this.out = out;
    }

    /** Returns how many rounds were broken. */
    int run() throws Exception {
        int broken = 0;
        try {
            for (int round = 0; round < options.rounds(); round++) {
                long seed = options.seed() + round;
                Fault fault = options.only().map(Faults::named).orElseGet(() -> Faults.of(seed));
                broken += held(round, seed, fault) ? 0 : 1;
            }
            return broken;
        } finally {
            end(broken == 0);
        }
    }

    private boolean held(int round, long seed, Fault fault) throws Exception {
        if (subject == null) {
            begin();
        }
        boolean held = false;
        try {
            Verdict verdict = new Round(subject, options.scale(), within).run(seed, fault);
            out.println("round " + (round + 1) + "/" + options.rounds() + "  " + verdict.text());
            held = verdict.held();
        } catch (Exception e) {
            out.println("round " + (round + 1) + "/" + options.rounds() + "  seed " + seed + "  " + fault.name()
                    + "  BROKEN: " + e);
        }
        if (!held || ++onThis == ROUNDS_PER_PLATFORM) {
            end(held);
        }
        return held;
    }

    /** A round in which nothing is wrong shows how long a load takes, and fills the mart. */
    private void begin() throws Exception {
        Path home = folder.resolve("platform-" + ++platforms);
        out.println("starting two processes of each service in " + home);
        subject = Subject.start(home, new Consumers(options.rows(), options.seed()), DUE_PER_DAY);
        onThis = 0;
        within = Duration.ZERO;
        Verdict calm = new Round(subject, options.scale(), within).run(options.seed(), Faults.named("work-shared"));
        out.println("calm       " + calm.text());
        within = subject.lastLoad();
        if (!calm.held()) {
            throw new IllegalStateException("promises are broken though nothing was wrong");
        }
    }

    private void end(boolean remove) throws IOException {
        if (subject == null) {
            return;
        }
        Path home = folder.resolve("platform-" + platforms);
        subject.close();
        subject = null;
        if (remove) {
            delete(home);
        } else {
            out.println("kept for a look: " + home);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
