package io.penstock.reporting.summary;

import io.penstock.reporting.summary.Quality.Rejects;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Findings of a week, written down here. */
final class Weeks {

    static final Week WEEK = Week.before(LocalDate.of(2024, 1, 22));

    private static final int[] ISSUED = {231, 198, 224, 187, 245, 98, 76};
    private static final int[] ISSUED_BEFORE = {201, 205, 190, 215, 230, 88, 91};

    private Weeks() {}

    static Findings full() {
        return new Findings(
                WEEK,
                days(WEEK, ISSUED),
                days(WEEK.previous(), ISSUED_BEFORE),
                IntStream.range(0, 60).mapToObj(Weeks::loan).toList(),
                List.of(
                        load(41, "clients-2024-01-15.csv", "clients", "COMPLETE", 12),
                        load(42, "=cmd|' /C calc'!A0.csv", "loans", "COMPLETE", 1290),
                        load(43, null, "unknown", "FAILED", 0)),
                List.of(
                        new Rejects("client-exists", "loans", 1204),
                        new Rejects("amount-paid-not-negative", "loans", 86),
                        new Rejects("status-one-of", "clients", 12)));
    }

    static Findings empty() {
        int[] none = new int[7];
        return new Findings(WEEK, days(WEEK, none), days(WEEK.previous(), none), List.of(), List.of(), List.of());
    }

    static SummaryContent contentOf(Findings findings) {
        return new SummaryContent(
                "America/Sao_Paulo",
                "BRL",
                findings.figures(),
                findings.figuresBefore(),
                findings.quality(),
                List.of());
    }

    private static List<Day> days(Week week, int[] issued) {
        return IntStream.range(0, issued.length)
                .mapToObj(i -> new Day(
                        week.first().plusDays(i),
                        issued[i],
                        money(issued[i] * 2_713.37),
                        issued[i] / 2,
                        money(issued[i] * 1_489.11),
                        issued[i] / 3,
                        issued[i] / 20,
                        money(issued[i] * 177.77)))
                .toList();
    }

    private static LoanInDefault loan(int i) {
        return new LoanInDefault(
                100_000 + i,
                7_000 + i,
                WEEK.first().plusDays(i % 7),
                money(9_000.55 - 100 * i),
                money(i % 4 * 50.25),
                money(9_000.55 - 100 * i - i % 4 * 50.25));
    }

    private static EndedLoad load(long id, String name, String dataset, String state, long rejected) {
        LocalDateTime ended = WEEK.first().atTime(7, 30).plusHours(id);
        return new EndedLoad(id, name, dataset, state, 20_000, 1_500, 400, 18_000, 10, rejected, ended);
    }

    private static BigDecimal money(double amount) {
        return BigDecimal.valueOf(Math.round(amount * 100), 2);
    }
}
