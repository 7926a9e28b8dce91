package io.penstock.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the repository, by their paths from its top. */
final class Repository {

    private Repository() {}

    static Path path(String path) {
        return Path.of("").toAbsolutePath().getParent().resolve(path);
    }

    static String read(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
