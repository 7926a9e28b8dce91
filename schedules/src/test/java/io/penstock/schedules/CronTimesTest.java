package io.penstock.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTimesTest {

    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "/schedule/next-times.csv", numLinesToSkip = 1, delimiter = '|')
    void nextTime(String cron, ZoneId zone, Instant after, Instant expected, String why) {
        assertEquals(Optional.of(expected), new CronTimes(cron, zone).after(after), why);
    }

    @Test
    void timeThatNeverWasIsNotFound() {
        CronTimes onlyIn2099 = new CronTimes("0 0 8 1 1 ? 2099", ZoneOffset.UTC);

        assertTrue(onlyIn2099.upTo(Instant.parse("2026-01-01T00:00:00Z")).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 8 * * *", "08:00", "", "0 0 25 * * ?"})
    void whatIsNoCronExpressionIsRefusedWithWhatIsWrong(String cron) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new CronTimes(cron, ZoneOffset.UTC));

        assertTrue(refused.getMessage().startsWith("expected a cron expression like 0 0 8 * * ?, found " + cron));
    }
}
