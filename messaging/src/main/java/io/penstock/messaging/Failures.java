package io.penstock.messaging;

import static java.util.Map.entry;

import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The one policy of failures of all services: says by the SQLSTATE of the database's error, wherever it is in the chain of
 * causes, what is done with the work that failed. A failure that comes from no database is one of the program and final,
 * unless it is a {@link Retryable}.
 */
public final class Failures {

    /** What is done with work that failed. */
    public enum Treatment {
        /** It is tried again for as long as it takes: the database is away, short of resources, or in conflict. */
        WAIT,
        /**
         * It is tried again with pauses that grow, and people are told at once: the schema, a privilege, or a password is not
         * what the service expects. A rolling upgrade or an administrator can repair that.
         */
        AWAIT_REPAIR,
        /** It is tried once more, and given up if it fails again. */
        TRY_ONCE_MORE,
        /** It is given up: its data can never be stored. */
        GIVE_UP
    }

    /** By the beginning of the SQLSTATE (PostgreSQL's manual, appendix A); the longest one that fits decides. */
    private static final Map<String, Treatment> BY_SQL_STATE = Map.ofEntries(
            entry("08", Treatment.WAIT), // connection
            entry("0A", Treatment.AWAIT_REPAIR), // not supported, such as a cached plan after the table was altered
            entry("23", Treatment.TRY_ONCE_MORE), // integrity constraint
            entry("25006", Treatment.WAIT), // read-only transaction: a standby
            entry("25P03", Treatment.WAIT), // the server ended the transaction of a process that stood still
            entry("25P04", Treatment.WAIT), // transaction timeout
            entry("26", Treatment.WAIT), // prepared statement that the server does not know any more
            entry("27", Treatment.TRY_ONCE_MORE), // triggered data change
            entry("28", Treatment.AWAIT_REPAIR), // password or role
            entry("3D", Treatment.AWAIT_REPAIR), // no such database
            entry("3F", Treatment.AWAIT_REPAIR), // no such schema
            entry("40", Treatment.WAIT), // deadlock, serialization
            entry("42", Treatment.AWAIT_REPAIR), // no such table, column, function; not permitted
            entry("44", Treatment.TRY_ONCE_MORE), // check option of a view
            entry("53", Treatment.WAIT), // disk, memory, connections
            entry("55006", Treatment.WAIT), // object in use
            entry("55P03", Treatment.WAIT), // lock not available
            entry("57", Treatment.WAIT), // shutdown, canceled
            entry("58", Treatment.WAIT), // input and output of the server
            entry("XX", Treatment.TRY_ONCE_MORE)); // internal error, such as a row that is altered at the same time

    private static final int LONGEST_STATE = 5;

    private static volatile boolean stopping;

    private Failures() {}

    /** What is done with the work. While the service stops, everything that fails does so because of that, and is WAIT. */
    public static Treatment treatment(Throwable failure) {
        if (stopping) {
            return Treatment.WAIT;
        }
        Optional<SQLException> sql = sqlFailure(failure);
        if (sql.isPresent()) {
            return treatment(sql.get().getSQLState());
        }
        return chain(failure).stream().anyMatch(Failures::isOfThePlatform) ? Treatment.WAIT : Treatment.GIVE_UP;
    }

    /** Whether it passes by waiting. */
    public static boolean passes(Throwable failure) {
        return treatment(failure) == Treatment.WAIT;
    }

    /** Whether the work is tried again for as long as it takes. */
    public static boolean isTriedAgain(Throwable failure) {
        Treatment treatment = treatment(failure);
        return treatment == Treatment.WAIT || treatment == Treatment.AWAIT_REPAIR;
    }

    /** Whether it comes from a database, and its SQLSTATE decides. */
    public static boolean isOfDatabase(Throwable failure) {
        return sqlFailure(failure).isPresent();
    }

    /** How it is logged: what passes by waiting is a warning, anything else an error. */
    public static Logger.Level level(Throwable failure) {
        return passes(failure) ? Logger.Level.WARN : Logger.Level.ERROR;
    }

    /** The kinds of the failure and of its root cause, and its SQLSTATE, for a log; its text may quote a row and is left out. */
    public static String describe(Throwable failure) {
        List<Throwable> chain = chain(failure);
        String kind = failure.getClass().getSimpleName();
        Throwable root = sqlFailure(failure).<Throwable>map(sql -> sql).orElse(chain.get(chain.size() - 1));
        String of = root == failure ? kind : kind + " from " + root.getClass().getSimpleName();
        return root instanceof SQLException sql ? of + " sqlState=" + sql.getSQLState() : of;
    }

    /** The failure as it may be logged, with its stack trace and without what may quote a row. */
    public static Throwable withoutData(Throwable failure) {
        return FailureTrace.of(failure);
    }

    /** Whether the service is being stopped from now on. */
    static void duringStop(boolean stops) {
        stopping = stops;
    }

    /** Whether the service is being stopped: long work should not be begun any more. */
    public static boolean isDuringStop() {
        return stopping;
    }

    /** No SQLSTATE means that the connection pool gave up waiting. */
    private static Treatment treatment(String sqlState) {
        if (sqlState == null) {
            return Treatment.WAIT;
        }
        return IntStream.iterate(Math.min(LONGEST_STATE, sqlState.length()), length -> length > 1, length -> length - 1)
                .mapToObj(length -> BY_SQL_STATE.get(sqlState.substring(0, length)))
                .filter(treatment -> treatment != null)
                .findFirst()
                .orElse(Treatment.GIVE_UP);
    }

    /** A commit that failed without a reason is one whose transaction was ended from outside. */
    private static boolean isOfThePlatform(Throwable failure) {
        return failure instanceof Retryable || failure instanceof RollbackException;
    }

    static Optional<SQLException> sqlFailure(Throwable failure) {
        return chain(failure).stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    /** The failure and its causes; what a transaction met before it was to commit is suppressed in its rollback. */
    private static List<Throwable> chain(Throwable failure) {
        Map<Throwable, Boolean> chain = new LinkedHashMap<>();
        List<Throwable> causes = new ArrayList<>();
        causes.add(failure);
        while (!causes.isEmpty()) {
            Throwable next = causes.remove(0);
            if (chain.putIfAbsent(next, true) == null) {
                if (next.getCause() != null) {
                    causes.add(next.getCause());
                }
                causes.addAll(List.of(next.getSuppressed()));
            }
        }
        return List.copyOf(chain.keySet());
    }
}
