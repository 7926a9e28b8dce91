package io.penstock.bench;

import static io.penstock.bench.Results.rounded;

import io.penstock.bench.Intake.Loaded;
import io.penstock.bench.Results.Size;
import io.penstock.local.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** An initial load, the same once more, and one with a hundredth of the rows changed. */
final class Loads {

    private static final int HUNDREDTH = 100;

    private final Platform platform;
    private final Intake intake;
    private final Cpu cpu;
    private final Path folder;

    Loads(Platform platform, Path home, Path folder) {
        this.platform = platform;
        this.intake = new Intake(platform);
        this.cpu = new Cpu(platform, home);
        this.folder = folder;
    }

    /** Has the services do once what they are measured doing: the first load after a start runs on cold code. */
    void warmUp(Consumers consumers) throws IOException, SQLException, InterruptedException {
        intake.forgetEverything();
        load(consumers, "warm-up", 0, 1);
        load(consumers, "warm-up-again", HUNDREDTH, 2);
    }

    Size measure(Consumers consumers) throws IOException, SQLException, InterruptedException {
        int rows = consumers.rows();
        Path forMart = folder.resolve("mart.csv");
        Path forSmart360 = folder.resolve("smart360.csv");
        consumers.writeForMart(forMart);
        consumers.writeForSmart360(forSmart360);
        double floor = new Floor(platform.servers().postgres()).seconds(forMart, forSmart360);
        double jdbc = new RowByRow(platform.servers().postgres()).seconds(forMart, forSmart360, rows);
        Files.delete(forMart);
        Files.delete(forSmart360);

        PeakMemory.reset(platform);
        intake.forgetEverything();
        double before = cpu.seconds();
        Loaded initial = load(consumers, "initial", 0, 1);
        double spent = cpu.seconds() - before;
        initial.mustHave(rows, 0, 0);
        Loaded unchanged = load(consumers, "unchanged", 0, 2);
        unchanged.mustHave(0, 0, rows);
        Loaded changed = load(consumers, "changed", HUNDREDTH, 3);
        changed.mustHave(0, rows / HUNDREDTH, rows - rows / HUNDREDTH);
        return new Size(
                rows,
                rounded(floor),
                rounded(initial.seconds() / floor),
                rounded(unchanged.seconds() / floor),
                rounded(changed.seconds() / floor),
                rounded(jdbc / floor),
                rounded(spent),
                PeakMemory.of(platform));
    }

    /** Seconds of an initial load, the services being warm. */
    double initialSeconds(Consumers consumers) throws IOException, SQLException, InterruptedException {
        intake.forgetEverything();
        Loaded initial = load(consumers, "initial-alone", 0, 1);
        initial.mustHave(consumers.rows(), 0, 0);
        return initial.seconds();
    }

    private Loaded load(Consumers consumers, String what, int changedEvery, int version)
            throws IOException, SQLException, InterruptedException {
        Path file = folder.resolve("consumers-" + what + "-" + consumers.rows() + ".csv");
        consumers.writeRaw(file, changedEvery, version);
        return intake.load(file);
    }
}
