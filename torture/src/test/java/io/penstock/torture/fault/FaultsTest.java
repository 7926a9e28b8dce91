package io.penstock.torture.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.penstock.local.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Pattern REACHED = Pattern.compile("Failpoint\\.reach\\(\"([^\"]+)\"\\)");

    @Test
    void asManySeedsInARowAsThereAreFaultsMeetEachOnce() {
        Set<String> met = LongStream.range(1_000, 1_000 + Faults.number())
                .mapToObj(seed -> Faults.of(seed).name())
                .collect(Collectors.toSet());

        assertEquals(Set.copyOf(Faults.names()), met);
        assertEquals(Faults.number(), met.size(), "two faults of one name");
    }

    @Test
    void everyWindowThatAServiceNamesIsTried() throws IOException {
        Set<String> inTheServices = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Options.findRoot(Path.of("")))) {
            files.filter(file ->
                            file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .forEach(file -> inTheServices.addAll(reachedIn(file)));
        }
        assertFalse(inTheServices.isEmpty());

        Set<String> tried = new TreeSet<>();
        for (String name : Faults.names()) {
            if (Faults.named(name) instanceof Halted halted) {
                tried.add(halted.moment());
            }
        }
        assertEquals(inTheServices, tried);
    }

    private static Set<String> reachedIn(Path file) {
        try {
            return REACHED.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
