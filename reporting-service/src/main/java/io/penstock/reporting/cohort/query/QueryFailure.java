package io.penstock.reporting.cohort.query;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A query that fails however often it is run. The message never holds values of rows, as messages of databases may. */
public final class QueryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String CANCELLED = "57014";
    private static final String NOT_PERMITTED = "42501";

    /**
     * A failure with its reason.
     *
     * @param reason what was expected and what was found
     */
    public QueryFailure(String reason) {
        super(reason);
    }

    /** Why the database did not answer; empty if it may do so when it is asked again. */
    static Optional<QueryFailure> of(SQLException failure, Duration timeout) {
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        String found;
        if (state.equals(CANCELLED)) {
            found = "took longer than %d ms and was stopped".formatted(timeout.toMillis());
        } else if (state.equals(NOT_PERMITTED)) {
            found =
                    "reads or does what its role may not: it reads account_details, reported_client and reported_loan only";
        } else if (state.startsWith("42") || state.startsWith("0A")) {
            // Mistakes in the statement: these messages name its own words.
            found = "is not understood by the database: " + firstLine(failure);
        } else if (state.startsWith("25")) {
            found = "would write, and may only read";
        } else if (state.startsWith("28")) {
            found = "was not run: the database does not accept user or password of its role";
        } else if (state.startsWith("2") || state.startsWith("54")) {
            found = "met a value that it cannot work with (SQLSTATE %s)".formatted(state);
        } else {
            return Optional.empty();
        }
        return Optional.of(new QueryFailure("the query " + found));
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason was given");
    }
}
