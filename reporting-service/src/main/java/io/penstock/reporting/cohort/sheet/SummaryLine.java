package io.penstock.reporting.cohort.sheet;

/**
 * A line of the summary: a title, a fact with its name, or a note.
 *
 * @param value a String or a Number; null of a title
 */
public record SummaryLine(Kind kind, String name, Object value) {

    enum Kind {
        TITLE,
        FACT,
        NOTE
    }

    /** A title. */
    public static SummaryLine title(String text) {
        return new SummaryLine(Kind.TITLE, text, null);
    }

    /** A fact. */
    public static SummaryLine fact(String name, Object value) {
        return new SummaryLine(Kind.FACT, name, value);
    }

    /** What something means. */
    public static SummaryLine note(String name, String meaning) {
        return new SummaryLine(Kind.NOTE, name, meaning);
    }
}
