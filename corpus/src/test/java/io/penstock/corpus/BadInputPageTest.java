package io.penstock.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.local.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BadInputPageTest {
    private static final Path ROOT = Options.findRoot(Path.of(""));
    private static final int LEAST = 60;

    @Test
    void pageListsTheCases() throws IOException {
        if (Boolean.getBoolean("bad-input.write")) {
            BadInputPage.write(ROOT);
        }
        assertEquals(
                BadInputPage.of(Cases.of(ROOT).all()),
                Files.readString(BadInputPage.file(ROOT)),
                "docs/bad-input.md is not up to date; see its first comment");
    }

    @Test
    void thereAreCasesOfEveryOutcome() throws IOException {
        var cases = Cases.of(ROOT).all();

        assertTrue(cases.size() >= LEAST, "expected at least 60 cases, found " + cases.size());
        for (Becomes outcome : Becomes.values()) {
            assertTrue(cases.stream().anyMatch(one -> one.becomes() == outcome), outcome::word);
        }
    }
}
