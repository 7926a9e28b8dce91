package io.penstock.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NightTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/quiet-hours.csv", numLinesToSkip = 1, nullValues = "-")
    void quietHoursEndWhenTheClockOnTheWallSaysSo(
            String what, ZoneId zone, LocalTime from, LocalTime to, Instant now, Instant end) {
        assertEquals(Optional.ofNullable(end), new Night(from, to).end(now, zone));
    }
}
