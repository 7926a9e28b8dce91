package io.penstock.testkit.model;

import java.util.Locale;

/** The service and the model differ. */
public final class Difference extends AssertionError {

    private static final long serialVersionUID = 1L;

    private final Where where;

    public Difference(Where where, String detail) {
        super(where.name().toLowerCase(Locale.ROOT) + ": " + detail);
        this.where = where;
    }

    public Where where() {
        return where;
    }

    /** In what they differ. */
    public enum Where {
        MART,
        SMART360,
        BOOKS,
        HISTORY,
        ANSWER,
        STATE,
        MESSAGES
    }
}
