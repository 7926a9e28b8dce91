package io.penstock.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhileStoppingTest {

    @ParameterizedTest
    @CsvSource({
        "true,  io.smallrye.reactive.messaging.provider, SEVERE,  false",
        "true,  io.smallrye.reactive.messaging.kafka,    SEVERE,  false",
        "true,  io.smallrye.reactive.messaging.kafka,    WARNING, true",
        "true,  io.penstock.etl.finish.CarryOn,          SEVERE,  true",
        "true,  ,                                        SEVERE,  true",
        "false, io.smallrye.reactive.messaging.kafka,    SEVERE,  true"
    })
    void onlyTheLibrarysErrorsAreNotHeardAndOnlyWhileTheServiceStops(
            boolean stops, String logger, String level, boolean heard) {
        LogRecord record = new LogRecord(Level.parse(level), "nacked");
        record.setLoggerName(logger);
        Failures.duringStop(stops);
        try {
            assertEquals(heard, new WhileStopping().isLoggable(record));
        } finally {
            Failures.duringStop(false);
        }
    }
}
