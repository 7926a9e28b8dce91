package io.penstock.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.wording.Obsolete;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwedTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            ongoing, 2024-01-28, 100.00, -
            ongoing, 2024-01-28,   0.01, -
            paid,    2024-01-28, 100.00, loan is paid
            default, 2024-01-28, 100.00, loan is in default
            ongoing, 2024-02-28, 100.00, loan is now due 2024-02-28
            ongoing, 2024-01-28,   0.00, nothing is outstanding
            ongoing, 2024-01-28,  -1.00, nothing is outstanding
            """)
    void reminderIsOutdatedByWhatHappenedToTheLoan(String status, LocalDate due, BigDecimal outstanding, String why) {
        Owed owed = new Owed(status, due, outstanding, null, null);

        assertEquals(Optional.ofNullable(why).map(Obsolete::new), owed.outdates(LocalDate.of(2024, 1, 28)));
    }
}
