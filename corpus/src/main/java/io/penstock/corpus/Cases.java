package io.penstock.corpus;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The cases, one folder each: the input, or a recipe for it, and {@code expected.yaml} beside it. */
final class Cases {
    static final String EXPECTED = "expected.yaml";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path folder;

    private Cases(Path folder) {
        this.folder = folder;
    }

    /** The cases of the repository. */
    static Cases of(Path root) {
        return new Cases(root.resolve("corpus/src/main/resources/corpus"));
    }

    /** All cases by name. */
    List<CorpusCase> all() throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory).sorted().map(Cases::read).toList();
        }
    }

    /** Where a case's files lie. */
    Path folder(CorpusCase one) {
        return folder.resolve(one.name());
    }

    private static CorpusCase read(Path folder) {
        Path file = folder.resolve(EXPECTED);
        try {
            return YAML.readValue(file.toFile(), CorpusCase.class)
                    .named(folder.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": " + e.getMessage(), e);
        }
    }
}
