package io.penstock.etl.smart360;

import io.penstock.messaging.Retryable;

/** The target cannot be reached; the delivery waits and goes on by itself. */
public class TargetAway extends Retryable {

    TargetAway(String sqlState, Throwable cause) {
        super("SQLSTATE " + sqlState, cause);
    }

    TargetAway(String message) {
        super(message);
    }
}
