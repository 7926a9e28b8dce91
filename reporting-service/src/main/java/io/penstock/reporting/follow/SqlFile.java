package io.penstock.reporting.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A statement from the folder {@code sql}. */
record SqlFile(String text) {

    static SqlFile of(String name) {
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
