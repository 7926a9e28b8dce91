package io.penstock.tables;

import org.jspecify.annotations.Nullable;

/**
 * A file that cannot be read as a table. The reason has the form "expected … found …" and never holds contents of the
 * file, so that it may travel in events and logs.
 */
public final class UnreadableTable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Long line;

    /**
     * @param reason what was expected and what was found, without contents of the file
     * @param line the physical line (or Excel row) at which it shows, from 1; null when no line can be named
     */
    public UnreadableTable(String reason, @Nullable Long line) {
        super(reason);
        this.line = line;
    }

    /** The physical line, from 1, or null when the whole file is meant. */
    public @Nullable Long line() {
        return line;
    }

    /** What was expected and what was found. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
