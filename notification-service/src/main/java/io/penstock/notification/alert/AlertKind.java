package io.penstock.notification.alert;

/** The kinds of trouble that an operator tells apart by what is to be done. */
public enum AlertKind {
    FILE_LOCKED(
            "could not be read or moved",
            "It is open elsewhere or not permitted. It is tried again by itself; close the file or permit it to be read."),
    BAD_VALUES("with rows that were rejected", "Correct the rejected rows and send them again."),
    UNEXPECTED("need a person to look", "Please look into it; nothing is tried again by itself.");

    private final String trouble;
    private final String advice;

    AlertKind(String trouble, String advice) {
        this.trouble = trouble;
        this.advice = advice;
    }

    /** What happened, to be read after "2 files". */
    String trouble() {
        return trouble;
    }

    /** What is to be done. */
    String advice() {
        return advice;
    }
}
