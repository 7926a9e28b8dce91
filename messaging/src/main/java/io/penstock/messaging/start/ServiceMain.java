package io.penstock.messaging.start;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Locale;

/**
 * Starts a service. The language of the host is not heeded: in many of them Java writes numbers with other digits, and some
 * letters change in case to others, which no database reads. What is written to people names its locale.
 */
@QuarkusMain
public final class ServiceMain {

    private ServiceMain() {}

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ENGLISH);
        Quarkus.run(arguments);
    }
}
