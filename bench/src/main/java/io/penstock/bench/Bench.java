package io.penstock.bench;

import io.penstock.bench.Intake.Loaded;
import io.penstock.local.Options;
import io.penstock.local.Platform;
import io.penstock.local.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;

/**
 * {@code ./penstock bench [ROWS…]}: measures an initial load, an unchanged reload and one with a hundredth of the rows
 * changed, each as a ratio to the floor. Default sizes: 100,000 and 1,000,000 rows.
 */
public final class Bench {

    private static final int HUNDREDTH = 100;
    private static final PrintStream OUT = System.out;

    private final Platform platform;
    private final Intake intake;
    private final Path folder;

    private Bench(Platform platform, Path folder) {
        this.platform = platform;
        this.intake = new Intake(platform);
        this.folder = folder;
    }

    public static void main(String... words) throws Exception {
        int[] sizes = words.length > 1
                ? Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray()
                : new int[] {100_000, 1_000_000};
        Path folder = Files.createDirectories(Path.of(words[0], "bench", "target", "run"));
        Path home = Files.createTempDirectory(folder, "home");
        try (Platform platform = Platform.start(Options.unattended(home), new Progress(OUT))) {
            Bench bench = new Bench(platform, folder);
            print(
                    "%10s %9s %9s %9s %9s %9s %9s",
                    "rows", "floor s", "initial", "unchanged", "1%", "initial s", "staging s");
            for (int rows : sizes) {
                bench.measure(new Consumers(rows));
            }
            print("peak resident memory: %s", PeakMemory.of(platform));
        } finally {
            remove(folder);
        }
    }

    private void measure(Consumers consumers) throws IOException, SQLException, InterruptedException {
        int rows = consumers.rows();
        Path forMart = folder.resolve("mart.csv");
        Path forSmart360 = folder.resolve("smart360.csv");
        consumers.writeForMart(forMart);
        consumers.writeForSmart360(forSmart360);
        double floor = new Floor(platform.servers().postgres()).seconds(forMart, forSmart360);

        intake.forgetEverything();
        Loaded initial = load(consumers, "initial", 0, 1);
        initial.mustHave(rows, 0, 0);
        Loaded unchanged = load(consumers, "unchanged", 0, 2);
        unchanged.mustHave(0, 0, rows);
        Loaded changed = load(consumers, "changed", HUNDREDTH, 3);
        changed.mustHave(0, rows / HUNDREDTH, rows - rows / HUNDREDTH);

        print(
                "%10d %9.2f %9.2f %9.2f %9.2f %9.2f %9.2f",
                rows,
                floor,
                initial.seconds() / floor,
                unchanged.seconds() / floor,
                changed.seconds() / floor,
                initial.seconds(),
                initial.staging());
    }

    private Loaded load(Consumers consumers, String what, int changedEvery, int version)
            throws IOException, SQLException, InterruptedException {
        Path file = folder.resolve("consumers-" + what + "-" + consumers.rows() + ".csv");
        consumers.writeRaw(file, changedEvery, version);
        return intake.load(file);
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void print(String format, Object... values) {
        OUT.println(String.format(Locale.ROOT, format, values));
    }
}
