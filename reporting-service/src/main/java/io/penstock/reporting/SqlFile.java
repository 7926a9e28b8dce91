package io.penstock.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A statement from the folder {@code sql}. */
public record SqlFile(String text) {

    /**
     * Reads a statement.
     *
     * @throws UncheckedIOException if there is no such file
     */
    public static SqlFile of(String name) {
        String path = "/sql/" + name;
        try (var in = SqlFile.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new FileNotFoundException(path);
            }
            return new SqlFile(new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
