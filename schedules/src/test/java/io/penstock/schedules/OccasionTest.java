package io.penstock.schedules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OccasionTest {

    private static final Instant EARLY = Instant.parse("2026-11-20T10:00:00Z");

    @ParameterizedTest(name = "{4}")
    @CsvFileSource(resources = "/schedule/dates-of-runs.csv", numLinesToSkip = 1, delimiter = '|')
    void dateOfRun(String cron, ZoneId zone, Instant ranAt, LocalDate expected, String why) {
        Occasion occasion = new Occasion(ranAt, 0, Optional.empty(), false);

        assertEquals(expected, occasion.date(new Probe("probe", cron, zone)), why);
    }

    @Test
    void runThatIsAskedForIsForTheDateOnWhichItIs() {
        Occasion asked = new Occasion(EARLY, 0, Optional.of("operator"), false);
        Probe probe = new Probe("probe");

        assertEquals(EARLY, asked.dueAt(probe));
        assertEquals(LocalDate.of(2026, 11, 20), asked.date(probe));
    }

    @Test
    void runOfWhatIsOffIsForTheDateOnWhichItIsAskedFor() {
        Occasion asked = new Occasion(EARLY, 0, Optional.of("operator"), false);

        assertEquals(LocalDate.of(2026, 11, 20), asked.date(new Probe("probe", Schedule.OFF, Probe.ZONE)));
    }
}
