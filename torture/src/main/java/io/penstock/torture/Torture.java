package io.penstock.torture;

import io.penstock.local.Host;
import io.penstock.local.Refused;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** {@code ./penstock torture}: exits with 0 only if every promise was kept in every round. */
public final class Torture {

    private static final int BROKEN = 1;
    private static final int MISUSED = 2;

    private Torture() {}

    public static void main(String[] words) throws Exception {
        Host.ignoreLanguage();
        System.exit(run(System.out, Path.of(words[0]), Arrays.copyOfRange(words, 1, words.length)));
    }

    private static int run(PrintStream out, Path root, String... words) throws Exception {
        if (List.of(words).subList(0, Math.min(2, words.length)).equals(List.of("--model", "--platform"))) {
            return runModel(out, root, Arrays.copyOfRange(words, 2, words.length));
        }
        TortureOptions options;
        try {
            options = TortureOptions.parse(Instant.now().toEpochMilli(), words);
        } catch (IllegalArgumentException e) {
            return misused(e);
        }
        Path folder = newFolder(root);
        out.printf("%d rounds from seed %d, %d rows a file%n", options.rounds(), options.seed(), options.rows());
        try {
            int broken = new Campaign(options, folder, out).run();
            out.printf("%d rounds, %d held, %d broken%n", options.rounds(), options.rounds() - broken, broken);
            return broken == 0 ? 0 : BROKEN;
        } catch (Refused e) {
            System.err.println("the platform did not start: " + e.getMessage());
            return BROKEN;
        }
    }

    private static int runModel(PrintStream out, Path root, String... words) throws Exception {
        ModelOptions options;
        try {
            options = ModelOptions.parse(Instant.now().toEpochMilli(), words);
        } catch (IllegalArgumentException e) {
            return misused(e);
        }
        out.printf("%d sequences of %d steps from seed %d%n", options.sequences(), options.steps(), options.seed());
        try {
            int differences = new ModelCampaign(options, newFolder(root), out).run();
            out.printf("%d sequences of %d steps, %d differences%n", options.sequences(), options.steps(), differences);
            return differences == 0 ? 0 : BROKEN;
        } catch (Refused e) {
            System.err.println("the platform did not start: " + e.getMessage());
            return BROKEN;
        }
    }

    private static int misused(IllegalArgumentException e) {
        System.err.println(e.getMessage() + "; see ./penstock help");
        return MISUSED;
    }

    private static Path newFolder(Path root) throws IOException {
        return Files.createTempDirectory(Files.createDirectories(root.resolve("torture/target")), "home-");
    }
}
