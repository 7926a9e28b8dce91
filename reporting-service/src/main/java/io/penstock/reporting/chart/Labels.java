package io.penstock.reporting.chart;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of categories of time, written the same in all charts. */
public final class Labels {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private Labels() {}

    /** {@code Dec 2023}. */
    public static String month(YearMonth month) {
        return MONTH.format(month);
    }

    /** {@code Mon 15 Jan}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }
}
