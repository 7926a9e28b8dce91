package io.penstock.notification.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PeriodTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/reports/periods.csv", numLinesToSkip = 1)
    void periodIsWrittenAsPeopleDo(LocalDate start, LocalDate end, String text) {
        assertEquals(text, new Period(start, end).text());
    }
}
