package io.penstock.torture;

import io.penstock.local.Refused;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;

/** {@code ./penstock torture}: exits with 0 only if every promise was kept in every round. */
public final class Torture {

    private static final int BROKEN = 1;
    private static final int MISUSED = 2;

    private Torture() {}

    public static void main(String[] words) throws Exception {
        System.exit(run(System.out, Path.of(words[0]), Arrays.copyOfRange(words, 1, words.length)));
    }

    private static int run(PrintStream out, Path root, String... words) throws Exception {
        TortureOptions options;
        try {
            options = TortureOptions.parse(Instant.now().toEpochMilli(), words);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; see ./penstock help");
            return MISUSED;
        }
        Path folder = Files.createTempDirectory(Files.createDirectories(root.resolve("torture/target")), "home-");
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
}
