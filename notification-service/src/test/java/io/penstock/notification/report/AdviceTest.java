package io.penstock.notification.report;

import static io.penstock.notification.report.Summaries.CLEAN;
import static io.penstock.notification.report.Summaries.EMPTY;
import static io.penstock.notification.report.Summaries.NOTHING;
import static io.penstock.notification.report.Summaries.REJECTS;
import static io.penstock.notification.report.Summaries.week;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.penstock.notification.report.WeeklySummary.Quality;
import io.penstock.notification.report.WeeklySummary.Rejects;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AdviceTest {

    @Test
    void whatCannotBeTrustedComesFirstThenMoneyThenRepairs() {
        List<Advice> advice = Advice.of(Summaries.of(week(112, 31, 24, 2), week(100, 34, 34, 1), REJECTS));

        assertEquals(
                List.of(
                        "1 load failed.",
                        "2 loans that were due are in default, BRL 320.00 still owed.",
                        "Only 77.4% of the loans paid were paid on time.",
                        "31 of 12,000 rows read were not loaded."),
                advice.stream().map(Advice::what).toList());
        assertEquals(
                "That is 1 more (+100%) than the week before. The workbook lists them; decide on their collection.",
                advice.get(1).todo());
        assertEquals(
                "That is 22.6 points lower than the week before. See whether the reminders went out and arrived.",
                advice.get(2).todo());
        assertEquals(
                "Begin with the rule due-after-created of loans (20 rows). Correct them and send them again.",
                advice.get(3).todo());
    }

    @Test
    void smallFallOfTheShareOnTimeIsNoNews() {
        assertEquals(List.of(), Advice.of(Summaries.of(week(9, 100, 91, 0), week(9, 100, 95, 0), CLEAN)));
    }

    @Test
    void weekWithoutAnyPaymentIsNotCalledLate() {
        assertEquals(List.of(), Advice.of(Summaries.of(EMPTY, week(9, 100, 95, 0), CLEAN)));
    }

    @Test
    void rejectsOfWhichNoRuleIsKnownAreNotBlamedOnOne() {
        Quality few = new Quality(
                2, 0, 900, 890, 10, List.of(new Rejects("unspecified", "loans", 9), new Rejects("range", "loans", 1)));

        List<Advice> advice = Advice.of(Summaries.of(EMPTY, EMPTY, few));

        assertEquals(
                "Begin with the rule range of loans (1 row). Correct them and send them again.",
                advice.get(0).todo());
    }

    @Test
    void weekWithoutABatchIsWorthAQuestion() {
        List<Advice> advice = Advice.of(Summaries.of(week(1, 1, 1, 0), EMPTY, NOTHING));

        assertEquals(
                List.of("No batch arrived this week."),
                advice.stream().map(Advice::what).toList());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reports/in-short.csv", numLinesToSkip = 1)
    void weekIsSaidInAFewWords(long issued, long paid, long defaults, String text) {
        WeeklySummary summary = Summaries.of(week(issued, paid, paid, defaults), EMPTY, CLEAN);

        assertEquals(text, Summaries.text(summary).inShort());
    }
}
