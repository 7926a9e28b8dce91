package io.penstock.etl.smart360;

/** The target cannot be reached; the delivery waits and goes on by itself. */
public class TargetAway extends RuntimeException {

    TargetAway(String sqlState, Throwable cause) {
        super("SQLSTATE " + sqlState, cause);
    }

    TargetAway(String message) {
        super(message);
    }
}
