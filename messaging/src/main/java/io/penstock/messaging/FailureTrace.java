package io.penstock.messaging;

/**
 * A failure as it may be logged: its kind, SQLSTATE and stack trace. Its text stays only where it was written in our own
 * code, which quotes no data; that of others may quote a value.
 */
final class FailureTrace extends RuntimeException {

    private static final String OURS = "io.penstock.";
    private static final int MAX_DEPTH = 20;

    private FailureTrace(Throwable failure, Throwable cause) {
        super(nameOf(failure), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    static Throwable of(Throwable failure) {
        return of(failure, MAX_DEPTH);
    }

    private static FailureTrace of(Throwable failure, int depth) {
        Throwable cause = failure.getCause();
        return new FailureTrace(failure, cause == null || depth == 0 ? null : of(cause, depth - 1));
    }

    private static String nameOf(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        boolean ours = trace.length > 0 && trace[0].getClassName().startsWith(OURS) && failure.getMessage() != null;
        String kind = failure.getClass().getName();
        return Failures.sqlFailure(failure)
                .filter(sql -> sql == failure)
                .map(sql -> kind + " sqlState=" + sql.getSQLState())
                .orElse(ours ? kind + ": " + failure.getMessage() : kind);
    }

    /** As the failure that it stands for would be printed. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return getMessage();
    }
}
