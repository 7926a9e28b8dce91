package io.penstock.deploy;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a service takes to stop. */
final class Stop {

    /** For what is not waiting: connections, the JVM; ample. */
    static final int REST_SECONDS = 10;

    private static final Pattern PATIENCE = Pattern.compile("@WithDefault\\(\"(\\d+)s\"\\)\\s+Duration patience");

    private Stop() {}

    /** How long a service waits for what it has in hand, unless told otherwise. */
    static int patienceSeconds() {
        Matcher found =
                PATIENCE.matcher(Repository.read("messaging/src/main/java/io/penstock/messaging/StopSettings.java"));
        if (!found.find()) {
            throw new AssertionError("no patience in StopSettings");
        }
        return Integer.parseInt(found.group(1));
    }
}
