package io.penstock.reporting.lender;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LenderCalendarTest {

    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2024-01-25T23:59:59.999Z, 2024-01-25",
        "America/Sao_Paulo, 2024-01-26T00:00:00Z, 2024-01-25",
        "America/Sao_Paulo, 2024-01-26T02:59:59.999Z, 2024-01-25",
        "America/Sao_Paulo, 2024-01-26T03:00:00Z, 2024-01-26",
        "America/Sao_Paulo, 2024-03-01T02:00:00Z, 2024-02-29",
        "America/Sao_Paulo, 2019-01-01T01:59:59Z, 2018-12-31", // summer time, as it was then
        "America/Sao_Paulo, 2019-01-01T02:00:00Z, 2019-01-01",
        "America/New_York, 2024-03-10T04:59:59Z, 2024-03-09", // the night in which clocks go forward
        "America/New_York, 2024-03-11T04:00:00Z, 2024-03-11",
        "Asia/Tokyo, 2024-01-25T15:00:00Z, 2024-01-26"
    })
    void businessDateIsTheDateWhereTheLenderIs(ZoneId zone, Instant moment, LocalDate expected) {
        assertEquals(expected, new LenderCalendar(() -> zone).dateOf(moment));
    }
}
