package io.penstock.messaging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Keeps quiet about messages that a stop gives back: the library calls it an error, and says so four times, that work was
 * not acknowledged which the stop broke off. They come again.
 */
@LoggingFilter(name = "while-stopping")
public final class WhileStopping implements Filter {

    private static final String LIBRARY = "io.smallrye.reactive.messaging";

    @Override
    public boolean isLoggable(LogRecord record) {
        return !Failures.isDuringStop()
                || record.getLevel().intValue() < Level.SEVERE.intValue()
                || !String.valueOf(record.getLoggerName()).startsWith(LIBRARY);
    }
}
