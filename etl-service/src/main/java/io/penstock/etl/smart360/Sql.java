package io.penstock.etl.smart360;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The SQL of a delivery, each statement a file in {@code smart360/}. */
final class Sql {

    static final String CHANGED = read("changed-consumers");
    static final String RECEIVE = read("receive-consumers");
    static final String FILL = read("fill-consumers");
    static final String DELIVER = read("deliver-consumers");
    static final String VALIDATE = read("validate-consumers");
    static final String EXPECTED = read("expected-consumers");
    static final String CORRECTED = read("corrected-consumers");
    static final String ADOPTED = read("adopted-consumers");
    static final String RECEIVE_ADOPTED = read("receive-adopted-consumers");
    static final String GIVE_ADOPTED = read("give-adopted-consumers");
    static final String ADOPT = read("adopt-consumers");
    static final String FORMER = read("former-consumers");
    static final String GONE = read("gone-consumers");
    static final String RECEIVE_NAMED = read("receive-named-consumers");
    static final String FILL_NAMED = read("fill-named-consumers");
    static final String INSERTED = read("inserted-consumers");
    static final String DELETE_NAMED = read("delete-named-consumers");
    static final String ARRIVED = read("arrived-consumers");

    static final String BUCKET_SUMS = read("bucket-sums");
    static final String SETTLED = read("settled-consumers");
    static final String UNSETTLED = read("unsettled-consumers");
    static final String DIFFERENCES = read("differences");

    private Sql() {}

    private static String read(String name) {
        try (var in = Sql.class.getResourceAsStream("/smart360/" + name + ".sql")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
