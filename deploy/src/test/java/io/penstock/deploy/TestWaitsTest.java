package io.penstock.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests of all modules wait for what happens, with limits of minutes: a slow machine is no failure. */
class TestWaitsTest {

    /** Awaitility's own limit is ten seconds. */
    private static final Pattern SHORT_WAIT =
            Pattern.compile("org\\.awaitility\\.Awaitility|\\.atMost\\(Duration\\.of(Seconds|Millis)\\(");

    @Test
    void testsWaitWithTheCommonLimit() throws IOException {
        List<Path> tests = tests();

        assertFalse(tests.isEmpty());
        assertEquals(
                List.of(),
                tests.stream().filter(TestWaitsTest::waitsForAShortTime).toList(),
                "use io.penstock.testkit.Waiting");
    }

    private static List<Path> tests() throws IOException {
        Path root = Repository.path("");
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(TestWaitsTest::sources)
                    .toList();
        }
    }

    private static Stream<Path> sources(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("TestWaitsTest.java"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean waitsForAShortTime(Path source) {
        try {
            return SHORT_WAIT.matcher(Files.readString(source)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
