package io.penstock.messaging;

/** Work that failed for a reason that passes: thrown from a use case, the message is tried again, with growing pauses. */
public class Retryable extends RuntimeException {

    public Retryable(String message) {
        super(message);
    }

    public Retryable(String message, Throwable cause) {
        super(message, cause);
    }
}
