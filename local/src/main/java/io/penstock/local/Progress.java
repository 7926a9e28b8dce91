package io.penstock.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells a person how far it is: a line per step, each with the seconds since the beginning. */
public final class Progress {

    private final PrintStream out;
    private final Instant begin = Instant.now();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Says nothing to anybody. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    void say(String line) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds(), line);
        out.flush();
    }

    double seconds() {
        return Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    }
}
