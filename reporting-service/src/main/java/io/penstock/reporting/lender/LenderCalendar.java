package io.penstock.reporting.lender;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Dates as the lender counts them: a business date is the date in its zone, whatever it is here. */
@ApplicationScoped
public class LenderCalendar {

    private final ZoneId zone;

    LenderCalendar(LenderSettings settings) {
        this.zone = settings.zone();
    }

    /** The lender's zone. */
    public ZoneId zone() {
        return zone;
    }

    /** The business date now. */
    public LocalDate today() {
        return dateOf(Instant.now());
    }

    /** The business date at a moment. */
    public LocalDate dateOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }
}
