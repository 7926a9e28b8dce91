package io.penstock.notification.report;

import static io.penstock.notification.report.Summaries.CLEAN;
import static io.penstock.notification.report.Summaries.EMPTY;
import static io.penstock.notification.report.Summaries.NOTHING;
import static io.penstock.notification.report.Summaries.REJECTS;
import static io.penstock.notification.report.Summaries.week;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.penstock.notification.report.WeeklySummary.Chart;
import io.penstock.notification.report.WeeklySummary.Quality;
import io.penstock.notification.report.WeeklySummary.Rejects;
import io.penstock.notification.wording.Enclosure;
import io.penstock.notification.wording.Words;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WeeklyWordingIT {

    @Test
    void textReadsWellByItself() {
        Words mail = mail(Summaries.of(week(1112, 31, 28, 2), week(1000, 34, 34, 1), REJECTS));

        assertEquals("Lending week 15–21 January 2024: 1,112 loans issued, 31 paid, 2 defaults", mail.subject());
        assertText(mail, """
                ACT ON FIRST
                1. 1 load failed. What it carried""");
        assertText(mail, "* Loans issued: 1,112; week before 1,000; 112 more (+11%)\n");
    }

    @Test
    void emptyWeekSaysSoInWords() {
        Words mail = mail(Summaries.of(EMPTY, EMPTY, NOTHING));

        assertText(mail, "No loan was issued or paid in this week, and none that was due in it is in default.");
        assertText(mail, "* Share on time: –; week before –\n");
        assertText(mail, "DATA QUALITY\nNo batch arrived this week.\n");
        assertTrue(mail.html().contains("No loan was issued or paid in this week"), mail.html());
        assertFalse(mail.html().contains("null"), mail.html());
        assertFalse(mail.text().contains("null"), mail.text());
    }

    @Test
    void quietWeekHasNothingToActOn() {
        Words mail = mail(Summaries.of(week(5, 2, 2, 0), week(5, 2, 2, 0), CLEAN));

        assertText(mail, "ACT ON FIRST\nNothing stands out this week.\n");
        assertText(mail, "3 batches arrived. Of 1,000 rows read, 1,000 were loaded and none was rejected.\n");
        assertTrue(mail.html().contains("Nothing stands out this week."), mail.html());
    }

    @Test
    void textFromElsewhereCannotBecomeMarkup() {
        Quality hostile = new Quality(1, 0, 2, 1, 1, List.of(new Rejects("<script>x</script>", "\"><img src=x>", 1)));
        Chart chart = new Chart("c@penstock", "\"><script>alert(1)</script>");
        WeeklySummary summary =
                new WeeklySummary("<b>zone</b>", "<i>X</i>", week(1, 1, 1, 1), EMPTY, hostile, List.of(chart));
        Enclosure picture = Enclosure.inline("c.png", "image/png", "c@penstock", new byte[1]);
        Report report = new Report(7, Summaries.PERIOD, summary, List.of(picture));

        Words mail = WeeklyWording.mail(report, new WeekText(report, "http://localhost:8084"));

        assertFalse(mail.html().contains("<script"), mail.html());
        assertFalse(mail.html().contains("<img src=x"), mail.html());
        assertFalse(mail.html().contains("<b>zone"), mail.html());
        assertFalse(mail.html().contains("<i>X"), mail.html());
    }

    private static Words mail(WeeklySummary summary) {
        Report report = Summaries.report(summary);
        return WeeklyWording.mail(report, Summaries.text(summary));
    }

    private static void assertText(Words mail, String expected) {
        assertTrue(mail.text().contains(expected), mail.text());
    }
}
