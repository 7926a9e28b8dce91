package io.penstock.corpus;

import io.penstock.local.Host;
import io.penstock.local.Options;
import io.penstock.local.Platform;
import io.penstock.local.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code ./penstock corpus [CASE…]}: sends bad input of every kind into the whole platform and says what became of each.
 * Ends with status 0 only when all of it was as expected.
 */
public final class Corpus {
    private static final PrintStream OUT = System.out;

    private Corpus() {}

    public static void main(String... words) throws Exception {
        Host.ignoreLanguage();
        Path root = Path.of(words[0]);
        Path folder = Files.createDirectories(root.resolve("corpus/target/run"));
        Path home = Files.createTempDirectory(folder, "home");
        List<Verdict> verdicts;
        try (Platform platform = Platform.start(Options.unattended(home), new Progress(OUT))) {
            verdicts = run(root, platform, home, Set.of(words));
        } finally {
            remove(folder);
        }
        verdicts.forEach(verdict -> OUT.println(verdict.text()));
        long red = verdicts.stream().filter(verdict -> !verdict.held()).count();
        OUT.printf("%d cases, %d red%n", verdicts.size() - 1, red);
        if (red > 0) {
            System.exit(1);
        }
    }

    /** The verdicts of the cases, and one about the platform as a whole. */
    static List<Verdict> run(Path root, Platform platform, Path home, Set<String> wanted) throws Exception {
        Cases cases = Cases.of(root);
        List<CorpusCase> chosen = cases.all().stream()
                .filter(one -> wanted.size() < 2 || one.first() || wanted.contains(one.name()))
                .toList();
        Afterwards afterwards = Afterwards.than(platform, home);
        Path made = Files.createDirectories(home.resolve("made"));
        List<Verdict> verdicts = new ArrayList<>(new CorpusRun(platform, cases, made).run(chosen));
        verdicts.add(afterwards.judge());
        return verdicts;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
