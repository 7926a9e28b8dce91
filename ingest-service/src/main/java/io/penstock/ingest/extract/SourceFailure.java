package io.penstock.ingest.extract;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The source could not be read to its end. The reason never holds values of its rows, as messages of databases may. */
final class SourceFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String STATEMENT_CANCELLED = "57014";
    private static final String NOT_PERMITTED = "42501";

    private SourceFailure(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }

    /** What was expected and what was found, without values of rows. */
    SourceFailure(String reason) {
        this(reason, null);
    }

    static SourceFailure of(SQLException failure, Duration statementTimeout) {
        return new SourceFailure(
                "expected to read the source to its end, found " + found(failure, statementTimeout), failure);
    }

    private static String found(SQLException failure, Duration statementTimeout) {
        String state = failure.getSQLState();
        if (state == null || state.startsWith("08")) {
            return "that it cannot be reached";
        }
        String why = "SQL state " + state;
        if (state.equals(STATEMENT_CANCELLED)) {
            why = "that a statement took longer than %d s".formatted(statementTimeout.toSeconds());
        } else if (state.startsWith("57")) {
            why = "that it ended the session (SQL state %s)".formatted(state);
        } else if (state.startsWith("28")) {
            why = "that it does not accept user or password";
        } else if (state.startsWith("42") && !state.equals(NOT_PERMITTED)) {
            // Mistakes in the query: these messages name its tables and columns.
            why = String.valueOf(failure.getMessage()).lines().findFirst().orElse(why);
        } else if (state.equals(NOT_PERMITTED)) {
            why = "that its permissions do not allow it";
        }
        return why;
    }
}
