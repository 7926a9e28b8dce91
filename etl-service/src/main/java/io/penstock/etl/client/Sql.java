package io.penstock.etl.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The SQL of clients and loans, each statement a file in {@code client/}. */
final class Sql {

    static final String CLIENT = read("client");
    static final String CLIENT_AT = read("client-at");
    static final String CLIENT_LOCKED = read("client-locked");
    static final String CLIENT_HISTORY = read("client-history");
    static final String INSERT_CLIENT = read("insert-client");
    static final String UPDATE_CLIENT = read("update-client");
    static final String LOAN = read("loan");
    static final String LOAN_AT = read("loan-at");
    static final String LOAN_HISTORY = read("loan-history");
    static final String ACT_FOR = read("act-for");

    private Sql() {}

    private static String read(String name) {
        try (var in = Sql.class.getResourceAsStream("/client/" + name + ".sql")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
