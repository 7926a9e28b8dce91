package io.penstock.torture;

import io.penstock.testkit.model.Dataset;
import io.penstock.testkit.model.Datasets;
import io.penstock.testkit.model.Difference;
import io.penstock.torture.model.Sequence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Sequence after sequence on one platform, each compared with a model; after a difference, on a new one. */
final class ModelCampaign {

    /** Most of them are about the dataset that SMART360 has. */
    private static final List<Dataset> DATASETS =
            List.of(Datasets.CONSUMERS, Datasets.CLIENTS, Datasets.CONSUMERS, Datasets.CONTACTS);

    private static final int DAYS_PER_SEQUENCE = 10;
    private static final long FIRST_KEY = 100_000;
    private static final long KEYS = 100;

    private final ModelOptions options;
    private final Path folder;
    private final PrintStream out;
    private int platforms;
    private ModelPlatform platform;

    ModelCampaign(ModelOptions options, Path folder, PrintStream out) {
        this.options = options;
        this.folder = folder;
        this.out = out;
    }

    /** Returns how many sequences made a difference. */
    int run() throws IOException, SQLException, TimeoutException {
        int differences = 0;
        try {
            for (int i = 0; i < options.sequences(); i++) {
                differences += agrees(i) ? 0 : 1;
            }
            return differences;
        } finally {
            end();
        }
    }

    private boolean agrees(int number) throws IOException, SQLException, TimeoutException {
        if (platform == null) {
            begin(options.sequences() - number);
        }
        long began = System.nanoTime();
        long seed = options.seed() + number;
        Dataset dataset =
                DATASETS.get((int) Math.floorMod(seed, (long) DATASETS.size())).withKeysFrom(FIRST_KEY + number * KEYS);
        Sequence sequence = new Sequence(platform.rig(), dataset, seed, platform.ledger());
        String difference = difference(sequence);
        out.printf(
                "sequence %d/%d  seed %d  %-9s  %d steps  %.1f s  %s%n",
                number + 1,
                options.sequences(),
                seed,
                dataset.name(),
                sequence.performed().size(),
                (System.nanoTime() - began) / 1e9,
                difference.isEmpty() ? "agrees" : "DIFFERS");
        if (!difference.isEmpty()) {
            sequence.performed().forEach(step -> out.println("    " + step));
            out.println("  " + difference);
            end();
            out.println("kept for a look: " + folder.resolve("platform-" + platforms));
        }
        return difference.isEmpty();
    }

    /** What the platform and the model differ in; empty if they agree. */
    private String difference(Sequence sequence) {
        try {
            sequence.run(options.steps());
            return "";
        } catch (Difference difference) {
            return difference.getMessage();
        } catch (SQLException | RuntimeException e) {
            return "the step could not be performed: " + e;
        }
    }

    private void begin(int sequences) throws IOException, SQLException, TimeoutException {
        Path home = folder.resolve("platform-" + ++platforms);
        out.println("starting two processes of each service in " + home);
        platform = ModelPlatform.start(home, DAYS_PER_SEQUENCE * sequences, options.seed());
    }

    private void end() {
        if (platform != null) {
            platform.close();
            platform = null;
        }
    }
}
