package io.penstock.bench;

import io.penstock.bench.ManySmallFiles.Times;
import io.penstock.bench.Reminding.Reminded;
import io.penstock.bench.Results.Size;
import io.penstock.local.Host;
import io.penstock.local.Options;
import io.penstock.local.Platform;
import io.penstock.local.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * {@code ./penstock bench [--quick] [ROWS…] | --reminders=N}: measures the platform against a bare COPY of the same rows, prints a table
 * and, when everything was measured, writes {@code bench/results/latest.json}.
 */
public final class Bench {

    private static final PrintStream OUT = System.out;
    private static final int WARM_UP_ROWS = 50_000;
    private static final int REPLICAS = 2;

    private final Wishes wishes;
    private final Path folder;
    private final Table table = new Table(OUT);

    private Bench(Wishes wishes, Path folder) {
        this.wishes = wishes;
        this.folder = folder;
    }

    public static void main(String... words) throws Exception {
        Host.ignoreLanguage();
        Wishes wishes = Wishes.of(Arrays.asList(words).subList(1, words.length));
        Path bench = Path.of(words[0], "bench");
        Path folder = Files.createDirectories(bench.resolve("target/run"));
        Bench run = new Bench(wishes, folder);
        try {
            if (wishes.onlyReminders() != null) {
                run.remind();
                return;
            }
            Results results = run.run();
            Path file = bench.resolve(wishes.isComplete() ? "results/latest.json" : "target/latest.json");
            results.write(file);
            OUT.println("written to " + file);
        } finally {
            remove(folder);
        }
    }

    private Results run() throws IOException, SQLException, InterruptedException {
        List<Size> sizes = new ArrayList<>();
        Times small;
        Reminded reminded;
        double workbook;
        Path home = Files.createTempDirectory(folder, "home");
        Options options = Options.unattended(home).withEnvironment(Reminding.AT_ANY_HOUR);
        try (Platform platform = Platform.start(options, new Progress(OUT))) {
            Loads loads = new Loads(platform, home, folder);
            loads.warmUp(new Consumers(WARM_UP_ROWS));
            table.beginSizes(WARM_UP_ROWS);
            for (int rows : wishes.sizes()) {
                sizes.add(loads.measure(new Consumers(rows)));
                table.add(sizes.get(sizes.size() - 1));
            }
            small = new ManySmallFiles(platform, folder).measure(wishes.smallFiles());
            table.add(small, wishes.smallFiles());
            workbook = new Workbook(platform, folder).rowsPerSecond(wishes.accounts());
            table.addWorkbook(workbook, wishes.accounts());
            reminded = new Reminding(platform, home).measure(wishes.reminders());
            table.add(reminded);
        }
        remove(home);
        if (!wishes.quick()) {
            compareReplicas();
        }
        return new Results(sizes, small.beyondPoll(), Results.rounded(reminded.perSecond()), Results.rounded(workbook));
    }

    private void remind() throws IOException, SQLException, InterruptedException {
        Path home = Files.createTempDirectory(folder, "home");
        Options options = Options.unattended(home).withEnvironment(Reminding.AT_ANY_HOUR);
        try (Platform platform = Platform.start(options, new Progress(OUT))) {
            table.add(new Reminding(platform, home).measure(wishes.reminders()));
        }
    }

    /** The same initial load with one process of each service and with two. */
    private void compareReplicas() throws IOException, SQLException, InterruptedException {
        int rows =
                wishes.sizes().contains(1_000_000) ? 1_000_000 : wishes.sizes().get(0);
        for (int replicas = 1; replicas <= REPLICAS; replicas++) {
            Path home = Files.createTempDirectory(folder, "replicas");
            Options options = Options.unattended(home).withReplicas(replicas);
            try (Platform platform = Platform.start(options, Progress.silent())) {
                Loads loads = new Loads(platform, home, folder);
                loads.warmUp(new Consumers(WARM_UP_ROWS));
                table.addReplicas(replicas, rows, loads.initialSeconds(new Consumers(rows)));
            }
            remove(home);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
