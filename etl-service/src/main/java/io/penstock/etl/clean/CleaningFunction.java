package io.penstock.etl.clean;

/**
 * One named cleaning step of a mapping plan. Implementations are immutable and may be shared between threads; they
 * report what is wrong with a value instead of throwing.
 */
public sealed interface CleaningFunction permits TextFunction, ValueFunction, Splitter {

    /** Whether the function itself gives a meaning to a text, which is no placeholder then. */
    default boolean knows(String text) {
        return false;
    }
}
