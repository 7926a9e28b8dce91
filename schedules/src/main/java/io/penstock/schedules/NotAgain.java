package io.penstock.schedules;

/** A run that failed and is not to be tried again before the next one is due. */
public class NotAgain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message for the log */
    public NotAgain(String message) {
        super(message);
    }
}
