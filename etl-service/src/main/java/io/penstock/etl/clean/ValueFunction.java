package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;

/** A cleaning function that reads text as a typed value; the last one of its column. */
public non-sealed interface ValueFunction extends CleaningFunction {

    /** Long, BigDecimal, LocalDate, LocalDateTime or Boolean. */
    Class<?> type();

    /**
     * Reads a text.
     *
     * @param text never null or empty
     * @return a value of {@link #type}, or null when a fault was reported or the text says that there is none
     */
    Object read(String text, Faults faults);
}
