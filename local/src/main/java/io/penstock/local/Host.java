package io.penstock.local;

import java.util.Locale;

/** The machine that all of it runs on. */
public final class Host {

    private Host() {}

    /** As the services do: the embedded broker, among others, does not start where letters change in case as in Turkish. */
    public static void ignoreLanguage() {
        Locale.setDefault(Locale.ENGLISH);
    }
}
