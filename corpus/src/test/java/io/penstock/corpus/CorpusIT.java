package io.penstock.corpus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.local.Options;
import io.penstock.local.Platform;
import io.penstock.local.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** All of the corpus through one platform, on a host in Egypt; every case is a test of its own. */
class CorpusIT {

    private static final Map<String, String> EGYPT =
            Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG");

    @TempDir
    private static Path home;

    private static List<Verdict> verdicts;

    @BeforeAll
    static void run() throws Exception {
        try (Platform platform = Platform.start(Options.unattended(home).withEnvironment(EGYPT), Progress.silent())) {
            verdicts = Corpus.run(Options.findRoot(Path.of("")), platform, home, Set.of());
        }
    }

    @AfterAll
    static void forget() {
        verdicts = null;
    }

    @TestFactory
    List<DynamicTest> badInputBecomesWhatIsExpectedOfIt() {
        return verdicts.stream()
                .map(verdict ->
                        DynamicTest.dynamicTest(verdict.name(), () -> assertTrue(verdict.held(), verdict::text)))
                .toList();
    }
}
