package io.penstock.notification.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.report.Change.Meaning;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ChangeTest {

    @ParameterizedTest(name = "{0} {1} after {2}")
    @CsvFileSource(resources = "/reports/changes.csv", numLinesToSkip = 1)
    void changeSaysWhichWayHowFarAndWhetherThatIsGood(
            String of, BigDecimal now, BigDecimal before, Meaning meaning, String arrow, String words, String verdict) {
        Change change =
                switch (of) {
                    case "COUNT" -> Change.of(now.longValueExact(), before.longValueExact(), meaning);
                    case "MONEY" -> Change.of(now, before, meaning);
                    default -> Change.ofShares(now, before, meaning);
                };

        assertEquals(arrow == null ? "" : arrow, change.arrow());
        assertEquals(words, change.words());
        assertEquals(verdict == null ? "" : verdict, change.verdict());
    }
}
