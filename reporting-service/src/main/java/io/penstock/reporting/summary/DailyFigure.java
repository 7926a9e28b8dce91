package io.penstock.reporting.summary;

import java.util.List;
import java.util.function.Function;

/**
 * A figure that each day has.
 *
 * @param key names its picture
 * @param column what it is called above a column
 * @param title what a chart of it is called
 */
record DailyFigure(String key, String column, String title, boolean money, Function<Day, Number> of) {

    private static final DailyFigure LOANS_ISSUED =
            new DailyFigure("loans-issued", "Loans issued", "Loans issued per day", false, Day::loansIssued);
    private static final DailyFigure AMOUNT_ISSUED =
            new DailyFigure("amount-issued", "Amount issued", "Amount issued per day", true, Day::amountIssued);
    private static final DailyFigure LOANS_PAID =
            new DailyFigure("loans-paid", "Loans paid", "Loans paid per day", false, Day::loansPaid);
    private static final DailyFigure AMOUNT_PAID =
            new DailyFigure("amount-paid", "Amount paid", "Amount paid per day", true, Day::amountPaid);
    private static final DailyFigure PAID_ON_TIME =
            new DailyFigure("paid-on-time", "Paid on time", "Loans paid on time per day", false, Day::paidOnTime);
    private static final DailyFigure DEFAULTS = new DailyFigure(
            "defaults", "Loans in default", "Loans in default, by the day they were due", false, Day::defaults);
    private static final DailyFigure AMOUNT_DEFAULTED = new DailyFigure(
            "amount-defaulted",
            "Owed on defaults",
            "Owed on loans in default, by the day they were due",
            true,
            Day::amountDefaulted);

    static final List<DailyFigure> ALL =
            List.of(LOANS_ISSUED, AMOUNT_ISSUED, LOANS_PAID, AMOUNT_PAID, PAID_ON_TIME, DEFAULTS, AMOUNT_DEFAULTED);

    /** Those that are drawn, in this order: what went out, what came back, what has to be gone after. */
    static final List<DailyFigure> DRAWN = List.of(LOANS_ISSUED, AMOUNT_PAID, AMOUNT_DEFAULTED);

    Number of(Day day) {
        return of.apply(day);
    }
}
