package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path ROOT = Path.of("/repository");

    @Test
    void withoutOptionsEverythingIsStartedInTheRepository() {
        Options options = Options.parse(ROOT);

        assertEquals(ROOT.resolve(".penstock"), options.home());
        assertEquals(Set.of(Service.values()), options.services());
        assertFalse(options.empty());
        assertTrue(options.supervised());
    }

    @Test
    void homeIsRelativeToTheCaller() {
        Options options = Options.parse(ROOT, "--home", "here", "--empty");

        assertEquals(Path.of("here").toAbsolutePath(), options.home());
        assertTrue(options.empty());
    }

    @Test
    void declarationsAreInTheHomeUnlessSaidOtherwise() {
        assertEquals(ROOT.resolve(".penstock/config"), Options.parse(ROOT).config());
        assertEquals(
                Path.of("/elsewhere"),
                Options.parse(ROOT, "--config", "/elsewhere").config());
    }

    @Test
    void portIsAskedForByName() {
        Options options = Options.parse(ROOT, "--port", "kafka=9999", "--without", "etl");

        assertEquals(Map.of("kafka", 9999), options.ports());
        assertFalse(options.services().contains(Service.ETL));
    }

    @Test
    void serviceRunsOnceUnlessMoreAreAskedFor() {
        assertEquals(1, Options.parse(ROOT).replicas());
        assertEquals(2, Options.parse(ROOT, "--replicas", "2").replicas());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nonsense",
                "--home",
                "--port",
                "--port kafka",
                "--port kafka=x",
                "--port moon=1",
                "--replicas 0"
            })
    void whatCannotBeUnderstoodIsNamed(String words) {
        assertThrows(Options.Usage.class, () -> Options.parse(ROOT, words.split(" ", -1)));
    }
}
