package io.penstock.etl.clean;

import io.penstock.etl.check.Faults;
import java.util.List;

/** A cleaning function that takes one text apart into named parts; the first one of its columns. */
public non-sealed interface Splitter extends CleaningFunction {

    /** Names of the parts, in the order in which {@link #split} gives them. */
    List<String> parts();

    /** Whether line ends part the text; if not, they are blanks like any others. */
    default boolean readsLines() {
        return false;
    }

    /**
     * Splits a text.
     *
     * @param text never null or empty
     * @return one entry per part; null where there is none
     */
    String[] split(String text, Faults faults);
}
