package io.penstock.notification.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Some days.
 *
 * @param end the day after the last one
 */
record Period(LocalDate start, LocalDate end) {

    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MONTH_YEAR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** As people write it, with its last day: {@code 15–21 January 2024}. */
    String text() {
        LocalDate last = end.minusDays(1);
        String until = DAY_MONTH_YEAR.format(last);
        if (start.equals(last)) {
            return until;
        }
        if (start.getYear() != last.getYear()) {
            return DAY_MONTH_YEAR.format(start) + " – " + until;
        }
        return start.getMonth() == last.getMonth()
                ? start.getDayOfMonth() + "–" + until
                : DAY_MONTH.format(start) + " – " + until;
    }
}
