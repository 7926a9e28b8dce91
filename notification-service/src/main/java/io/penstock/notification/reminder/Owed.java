package io.penstock.notification.reminder;

import io.penstock.notification.wording.Obsolete;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is owed on a loan, and how its client is spoken to.
 *
 * @param status paid, default or ongoing
 * @param language maybe null, as is the time zone
 */
record Owed(String status, LocalDate dueDate, BigDecimal outstanding, String language, String timeZone) {

    /** Why nobody is to be reminded any more of a payment on this date; empty when somebody is. */
    Optional<Obsolete> outdates(LocalDate reminded) {
        if (!status.equals("ongoing")) {
            return Optional.of(new Obsolete(status.equals("paid") ? "loan is paid" : "loan is in " + status));
        } else if (!dueDate.equals(reminded)) {
            return Optional.of(new Obsolete("loan is now due " + dueDate));
        } else if (outstanding.signum() <= 0) {
            return Optional.of(new Obsolete("nothing is outstanding"));
        }
        return Optional.empty();
    }
}
