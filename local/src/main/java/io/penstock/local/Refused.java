package io.penstock.local;

/** The platform cannot do what it was asked; the message says why to a person, without a stack trace. */
public final class Refused extends RuntimeException {

    public Refused(String message) {
        super(message);
    }

    public Refused(String message, Throwable cause) {
        super(message, cause);
    }
}
