package io.penstock.messaging;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;

/** Tells failures that pass from those that stay. */
public final class Failures {

    /** The server ended a transaction in which nothing was asked of it for too long: this process stood still. */
    private static final String IDLE_IN_TRANSACTION = "25P03";

    private static volatile boolean stopping;

    private Failures() {}

    /**
     * Whether trying again may succeed: a {@link Retryable}, a database that is away, short of resources, or has chosen
     * this transaction as the victim of a conflict (SQLSTATE classes 08, 25P03, 40, 53, 57; no SQLSTATE means that the
     * connection pool gave up waiting), or a commit that failed. While the service stops, everything that fails does so
     * because of that.
     */
    public static boolean passes(Throwable failure) {
        if (stopping) {
            return true;
        }
        boolean rolledBack = false;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                return passes(sql.getSQLState());
            }
            rolledBack |= cause instanceof RollbackException;
        }
        return rolledBack;
    }

    /** Whether the service is being stopped from now on. */
    static void duringStop(boolean stops) {
        stopping = stops;
    }

    /** Whether the service is being stopped: long work should not be begun any more. */
    public static boolean isDuringStop() {
        return stopping;
    }

    private static boolean passes(String sqlState) {
        return sqlState == null
                || sqlState.startsWith("08")
                || sqlState.equals(IDLE_IN_TRANSACTION)
                || sqlState.startsWith("40")
                || sqlState.startsWith("53")
                || sqlState.startsWith("57");
    }
}
