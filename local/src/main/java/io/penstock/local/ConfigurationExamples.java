package io.penstock.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a new configuration folder holds: an example of each file, commented out, so that nothing is changed by it. */
final class ConfigurationExamples {

    private static final List<String> FILES = List.of("feeds.yaml", "datasets/meters.yaml", "plans/meters.yaml");

    private ConfigurationExamples() {}

    /** Makes the folder, if it is not there. */
    static void writeUnlessThere(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        for (String file : FILES) {
            Path example = folder.resolve(file);
            Files.createDirectories(example.getParent());
            try (InputStream in = ConfigurationExamples.class.getResourceAsStream("/config/" + file)) {
                Files.copy(in, example);
            }
        }
    }
}
