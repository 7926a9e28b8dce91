package io.penstock.reporting.cohort.sheet;

import java.util.Objects;

/**
 * A column of a sheet.
 *
 * @param width in characters
 */
public record Column(String title, Kind kind, int width) {

    private static final int NARROWEST = 10;
    private static final int WIDEST = 40;

    /** What its cells hold. */
    public enum Kind {
        /** Text, whatever it looks like: leading zeros stay, nothing is calculated. Numbers are shown as they are. */
        TEXT,
        COUNT,
        MONEY
    }

    public Column {
        Objects.requireNonNull(title);
        Objects.requireNonNull(kind);
    }

    /** A column of text that is as wide as its title, within reason. */
    public static Column of(String title) {
        return new Column(title, Kind.TEXT, Math.max(NARROWEST, Math.min(WIDEST, title.length() + 4)));
    }
}
