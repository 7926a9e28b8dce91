package io.penstock.torture.oracle;

/**
 * One thing that must not be, and how often it is.
 *
 * @param what for example {@code rows lost in the mart}
 * @param number must be 0
 * @param example one of them, empty if there is none; holds no personal data but made-up ones
 */
public record Finding(String what, long number, String example) {

    /** Whether the promise was kept. */
    public boolean holds() {
        return number == 0;
    }

    /** For a person: the figure, and one example if there is one. */
    public String text() {
        return what + " " + number + (holds() || example.isEmpty() ? "" : " (such as " + example + ")");
    }
}
