package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;

/** A cleaning function from text to text. */
@FunctionalInterface
public non-sealed interface TextFunction extends CleaningFunction {

    /**
     * Cleans a text.
     *
     * @param text never empty; null only when {@link #acceptsNull}
     * @return the cleaned text, or null when none is left
     */
    String clean(String text, Faults faults);

    /** Whether the function has something to say about a missing value. */
    default boolean acceptsNull() {
        return false;
    }
}
