package io.penstock.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The inputs of the cases as files, those of recipes made in a folder of their own. */
final class Inputs {
    private static final String INPUT = "input.";

    private final Cases cases;
    private final Path made;

    Inputs(Cases cases, Path made) {
        this.cases = cases;
        this.made = made;
    }

    /** A new copy of the input. */
    Path copy(CorpusCase one) throws IOException {
        return make(one, one.content(), one.name());
    }

    /** A new copy of what replaces the input. */
    Path other(CorpusCase one) throws IOException {
        return make(one, one.other(), one.name() + "-other");
    }

    /** The name it arrives under. */
    String nameOf(CorpusCase one) {
        return one.as() == null ? one.name() + "." + ending(one) : one.as();
    }

    private Path make(CorpusCase one, JsonNode content, String name) throws IOException {
        Path file = made.resolve(name);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            if (content == null) {
                Files.copy(file(one), out);
            } else {
                new Recipe(cases.folder(one)).write(content, out);
            }
        }
        return file;
    }

    private String ending(CorpusCase one) {
        if (one.content() != null) {
            return one.content().path(0).has("sheet") ? "xlsx" : "csv";
        }
        String input = file(one).getFileName().toString();
        return input.substring(INPUT.length());
    }

    private Path file(CorpusCase one) {
        try (Stream<Path> files = Files.list(cases.folder(one))) {
            return files.filter(file -> file.getFileName().toString().startsWith(INPUT))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            one.name() + ": expected a file input.* or content, found neither"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
