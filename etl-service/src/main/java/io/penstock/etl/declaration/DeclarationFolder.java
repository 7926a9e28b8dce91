package io.penstock.etl.declaration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of declarations. */
public record DeclarationFolder(Path path) {

    /**
     * The declarations in it, {@code *.yaml} and {@code *.yml}, in the order of their names.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public List<Path> files() {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The text of a file, which stands in it or beside it.
     *
     * @throws InvalidDeclaration when it is not UTF-8
     */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new InvalidDeclaration(
                    file.getFileName().toString(), "", 0, "expected UTF-8 text, found other bytes", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
