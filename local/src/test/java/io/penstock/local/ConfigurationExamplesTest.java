package io.penstock.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationExamplesTest {

    @TempDir
    Path home;

    @Test
    void newFolderHasAnExampleOfEachFileThatChangesNothing() throws IOException {
        Path config = home.resolve("config");

        ConfigurationExamples.writeUnlessThere(config);

        for (String file : new String[] {"feeds.yaml", "datasets/meters.yaml", "plans/meters.yaml"}) {
            try (Stream<String> lines = Files.lines(config.resolve(file))) {
                assertTrue(lines.allMatch(line -> line.startsWith("#")), file);
            }
        }
    }

    @Test
    void folderThatIsThereStaysAsItIs() throws IOException {
        Files.writeString(home.resolve("feeds.yaml"), "mine");

        ConfigurationExamples.writeUnlessThere(home);

        assertEquals("mine", Files.readString(home.resolve("feeds.yaml")));
        assertFalse(Files.exists(home.resolve("datasets")));
    }
}
