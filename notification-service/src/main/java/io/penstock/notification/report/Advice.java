package io.penstock.notification.report;

import io.penstock.notification.report.WeeklySummary.Quality;
import io.penstock.notification.report.WeeklySummary.Week;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Something to act on, with what is to be done. */
record Advice(String what, String todo) {

    /** A lower share of loans paid on time is worth a look from here on; less is the noise of a week. */
    private static final BigDecimal NOTABLE_FALL = new BigDecimal("0.05");

    /** What stands out, most urgent first: can the figures be trusted, then whose money is late, then what to repair. */
    static List<Advice> of(WeeklySummary summary) {
        List<Advice> advice = new ArrayList<>();
        trust(summary.quality(), advice);
        collect(summary, advice);
        remind(summary, advice);
        repair(summary.quality(), advice);
        return advice;
    }

    private static void trust(Quality quality, List<Advice> advice) {
        if (quality.failed() > 0) {
            advice.add(new Advice(
                    Numbers.counted(quality.failed(), "load", "loads") + " failed.",
                    "What it carried is missing from these figures: find out why and send it again."));
        }
        if (quality.batches() == 0) {
            advice.add(
                    new Advice(
                            "No batch arrived this week.",
                            "The figures come from batches that were loaded before or after it. If one was due, ask where it is."));
        }
    }

    private static void collect(WeeklySummary summary, List<Advice> advice) {
        Week now = summary.thisWeek();
        if (now.defaults() == 0) {
            return;
        }
        String many = now.defaults() == 1
                ? "1 loan that was due is in default"
                : Numbers.count(now.defaults()) + " loans that were due are in default";
        String owed = Numbers.money(summary.currency(), now.amountDefaulted());
        String moved = Change.of(now.defaults(), summary.weekBefore().defaults(), Change.Meaning.MORE_IS_WORSE)
                .sinceTheWeekBefore();
        advice.add(new Advice(
                many + ", " + owed + " still owed.",
                "That is " + moved + ". The workbook lists them; decide on their collection."));
    }

    private static void remind(WeeklySummary summary, List<Advice> advice) {
        BigDecimal now = summary.thisWeek().onTimeShare();
        BigDecimal before = summary.weekBefore().onTimeShare();
        if (now == null || before == null || before.subtract(now).compareTo(NOTABLE_FALL) < 0) {
            return;
        }
        String fall =
                Change.ofShares(now, before, Change.Meaning.MORE_IS_BETTER).words();
        advice.add(new Advice(
                "Only " + Numbers.share(now) + " of the loans paid were paid on time.",
                "That is " + fall + " than the week before. See whether the reminders went out and arrived."));
    }

    private static void repair(Quality quality, List<Advice> advice) {
        if (quality.rejected() == 0) {
            return;
        }
        String most = quality.rejectsByRule().stream()
                .filter(WeeklySummary.Rejects::isSpecified)
                .max(Comparator.comparingLong(WeeklySummary.Rejects::rows))
                .map(rejects -> "Begin with the rule %s of %s (%s). "
                        .formatted(rejects.rule(), rejects.dataset(), Numbers.counted(rejects.rows(), "row", "rows")))
                .orElse("");
        advice.add(new Advice(
                "%s of %s read %s not loaded."
                        .formatted(
                                Numbers.count(quality.rejected()),
                                Numbers.counted(quality.read(), "row", "rows"),
                                quality.rejected() == 1 ? "was" : "were"),
                most + "Correct them and send them again."));
    }
}
